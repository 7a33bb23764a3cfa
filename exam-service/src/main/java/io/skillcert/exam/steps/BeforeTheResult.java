package io.skillcert.exam.steps;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.http.steps.CaseWriter.Days;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Tells the seats and check-ins of a candidate, and what is to be done until the result is published. */
@ApplicationScoped
class BeforeTheResult {

    private final Seats seats;
    private final ExamSessions sessions;
    private final ExamResultRules rules;
    private final BusinessClock clock;

    BeforeTheResult(Seats seats, ExamSessions sessions, ExamResultRules rules, BusinessClock clock) {
        this.seats = seats;
        this.sessions = sessions;
        this.rules = rules;
        this.clock = clock;
    }

    void write(ExamEntry entry, CaseWriter writer) {
        writer.happened(entry.status() == EntryStatus.CANCELLED ? "CANCELLED" : "CONFIRMED", null);
        var checkedIn = seats.checkedIn(List.of(entry.registrationId()));
        for (var seat : seatsOf(entry)) {
            var subject = writer.name("subject", seat.key().subject());
            var session = seat.session();
            writer.happened(
                    "SEATED",
                    null,
                    subject,
                    session.startsAt().atZone(BusinessClock.ZONE).toLocalDateTime(),
                    session.site(),
                    session.room(),
                    seat.number());
            if (checkedIn.contains(seat.key())) {
                writer.happened("CHECKED_IN", null, subject);
            }
        }
    }

    void writeSteps(ExamEntry entry, CaseWriter writer) {
        if (entry.status() != EntryStatus.SEATED) {
            return;
        }
        var checkedIn = seats.checkedIn(List.of(entry.registrationId()));
        for (var seat : seatsOf(entry)) {
            var day = dayOf(seat);
            if (!clock.today().isAfter(day) && !checkedIn.contains(seat.key())) {
                writer.step(
                        stepOf(seat.key().subject()),
                        Days.between(day, day),
                        writer.name("subject", seat.key().subject()),
                        seat.session().startsAt().atZone(BusinessClock.ZONE).toLocalTime());
            }
        }
        sessions.lastExamDay(entry.batchId())
                .map(rules::publicationDueOn)
                .ifPresent(due -> writer.step(ExamStep.AWAIT_RESULT, Days.until(due)));
    }

    private List<Seat> seatsOf(ExamEntry entry) {
        return seats.of(List.of(entry.registrationId())).stream()
                .filter(seat -> !seat.session().isCancelled())
                .sorted(Comparator.comparing(seat -> seat.session().startsAt()))
                .toList();
    }

    private static LocalDate dayOf(Seat seat) {
        return BusinessClock.day(seat.session().startsAt());
    }

    private static ExamStep stepOf(Subject subject) {
        return switch (subject) {
            case THEORETICAL_KNOWLEDGE -> ExamStep.SIT_THEORETICAL_KNOWLEDGE;
            case OPERATIONAL_SKILLS -> ExamStep.SIT_OPERATIONAL_SKILLS;
            case COMPREHENSIVE_REVIEW -> ExamStep.SIT_COMPREHENSIVE_REVIEW;
        };
    }
}
