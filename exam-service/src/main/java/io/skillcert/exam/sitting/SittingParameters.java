package io.skillcert.exam.sitting;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.day.policy.ExamDayParameters;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** The parameters of attempts, chosen by the day of the session. */
@ApplicationScoped
class SittingParameters {

    /** How long before the beginning of a session the encrypted paper may be fetched. */
    static final Duration PAPER_BEFORE = Duration.ofMinutes(30);

    /** The most answer events of an attempt; some 300 are usual. The database holds it too. */
    static final int MAX_EVENTS = 5000;

    private final ExamResultRules rules;
    private final ExamDayParameters day;

    SittingParameters(ExamResultRules rules, ExamDayParameters day) {
        this.rules = rules;
        this.day = day;
    }

    /**
     * The duration of a subject (EXM-03).
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the text gives none: there is no paper either
     */
    Duration duration(Subject subject, Instant startsAt) {
        return rules.minutesOf(subject, BusinessClock.day(startsAt))
                .map(Duration::ofMinutes)
                .orElseThrow(ExamProblem.NO_PAPER::exception);
    }

    /** How long after the deadline answers that arrive still count (DLV-03). */
    Duration grace(Instant startsAt) {
        return Duration.ofSeconds(day.grace().on(BusinessClock.day(startsAt)).value());
    }

    /** How long after the deadline answers are waited for that a machine has not sent (DLV-09). */
    Duration awaitedAnswers(Instant startsAt) {
        return Duration.ofMinutes(
                day.awaitedAnswers().on(BusinessClock.day(startsAt)).value());
    }

    /** How long after the beginning of a session an attempt may be started (DLV-04). */
    Duration lateEntry(Instant startsAt) {
        return Duration.ofMinutes(
                day.lateEntry().on(BusinessClock.day(startsAt)).value());
    }
}
