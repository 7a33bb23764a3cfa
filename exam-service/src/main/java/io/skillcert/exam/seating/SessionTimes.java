package io.skillcert.exam.seating;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.ExamPeriods;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.exam.ExamResultRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Checks and completes the ends of planned sessions by the durations of the subjects (EXM-03). */
@ApplicationScoped
class SessionTimes {

    private final ExamResultRules examResult;
    private final ExamPeriods periods;
    private final ExamSessions sessions;

    SessionTimes(ExamResultRules examResult, ExamPeriods periods, ExamSessions sessions) {
        this.examResult = examResult;
        this.periods = periods;
        this.sessions = sessions;
    }

    /**
     * Completes sessions without an end: they end after the duration of the subject or, if it has none, with the day.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if a session is shorter than its subject, ends on another day, or
     *     is not in the exam period of the batch; after a session was cancelled for an emergency it may be later
     */
    List<ExamSession.Plan> complete(UUID batchId, List<ExamSession.Plan> plans) {
        var violations = new Violations();
        var completed = new ArrayList<ExamSession.Plan>();
        var period = periods.find(batchId);
        var mayBeLater = period.isPresent() && sessions.hasCancelled(batchId);
        for (var plan : plans) {
            var day = BusinessClock.day(plan.startsAt());
            period.filter(days -> !days.includes(day) && !(mayBeLater && day.isAfter(days.to())))
                    .ifPresent(days -> violations.add(
                            "sessions[" + completed.size() + "].startsAt",
                            "is not in the exam period from " + days.from() + " to " + days.to()));
            completed.add(complete(plan, "sessions[" + completed.size() + "].endsAt", violations));
        }
        violations.throwIfAny();
        return completed;
    }

    private ExamSession.Plan complete(ExamSession.Plan plan, String field, Violations violations) {
        var day = BusinessClock.day(plan.startsAt());
        var endOfDay = day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        var duration = examResult.minutesOf(plan.subject(), day).map(Duration::ofMinutes);
        var end = plan.endsAt();
        if (end == null) {
            end = duration.map(plan.startsAt()::plus).orElse(endOfDay);
        }
        var shortest = plan.startsAt().plus(duration.orElse(Duration.ofMinutes(1)));
        violations
                .addIf(end.isBefore(shortest), field, "leaves less than the duration of the subject")
                .addIf(end.isAfter(endOfDay), field, "is on another day");
        return plan.endingAt(end);
    }
}
