package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.exam.CandidateBarredV1;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.day.policy.ExamDayParameters;
import io.skillcert.exam.day.policy.ExamDayParameters.Voids;
import io.skillcert.exam.day.policy.MisconductDegree;
import io.skillcert.exam.entry.ClosedBatches;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Voids scores for misconduct (违纪, EXM-14): that of the subject, or by a higher degree those of the whole sitting, and bars the
 * person from registering until a day. An exam officer may decide it until the results are published, before or after the scores
 * have been entered. A running attempt of a void subject is sealed.
 */
@ApplicationScoped
public class RecordMisconduct {

    private final ExamEntries entries;
    private final ClosedBatches closed;
    private final Seats seats;
    private final Misconducts misconducts;
    private final ExamDayParameters parameters;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    RecordMisconduct(
            ExamEntries entries,
            ClosedBatches closed,
            Seats seats,
            Misconducts misconducts,
            ExamDayParameters parameters,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.closed = closed;
        this.seats = seats;
        this.misconducts = misconducts;
        this.parameters = parameters;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is decided.
     *
     * @param barredUntil the last day of the bar; present if the degree bars
     */
    public record Decision(
            UUID registrationId,
            Subject subject,
            MisconductDegree degree,
            Optional<LocalDate> barredUntil,
            String reason) {}

    /**
     * Records the decision.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if the day of the bar does not fit the degree, 404 if the candidate
     *     has no seat in a session that has begun, 409 if misconduct is already recorded for the subject or the results are
     *     published
     */
    @Transactional
    public Misconduct record(UUID batchId, Decision decision, String account) {
        var seat = seats.findByIdOptional(new Seat.Key(decision.registrationId(), decision.subject()))
                .filter(found -> found.session().batchId().equals(batchId))
                .filter(found -> found.session().hasBegun(clock.instant()))
                .orElseThrow(ExamProblem.SITTING_NOT_FOUND::exception);
        var consequence = parameters
                .misconductDegrees()
                .on(BusinessClock.day(seat.session().startsAt()))
                .value()
                .get(decision.degree());
        requireDayOfBar(decision.barredUntil(), consequence.longestBarInYears());
        var person = entries.lock(decision.registrationId());
        if (person.status() != EntryStatus.SEATED) {
            throw ExamProblem.ALREADY_PUBLISHED.exception();
        }
        closed.requireOpen(batchId);
        var voided = misconducts
                .voidOf(List.of(decision.registrationId()))
                .getOrDefault(decision.registrationId(), Set.of());
        if (voided.contains(decision.subject())) {
            throw ExamProblem.MISCONDUCT_DECIDED.exception();
        }
        var misconduct = misconduct(decision, decision.subject(), decision.degree(), decision.barredUntil(), account);
        misconducts.persist(misconduct);
        if (consequence.voids() == Voids.SITTING) {
            seats.of(List.of(decision.registrationId())).stream()
                    .map(other -> other.key().subject())
                    .filter(subject -> subject != decision.subject() && !voided.contains(subject))
                    .map(subject -> misconduct(decision, subject, MisconductDegree.SITTING, Optional.empty(), account))
                    .forEach(misconducts::persist);
        }
        misconducts.flush();
        decision.barredUntil()
                .ifPresent(until -> outbox.append(CandidateBarredV1.TYPE, person.personId(), barred(person, until)));
        audit.record("record-misconduct", "registration", decision.registrationId(), decision.reason());
        return misconduct;
    }

    private void requireDayOfBar(Optional<LocalDate> barredUntil, int longestInYears) {
        var violations = new Violations();
        if (longestInYears == 0) {
            violations.addIf(barredUntil.isPresent(), "barredUntil", "must be absent: the degree bars nobody");
        } else if (barredUntil.isEmpty()) {
            violations.add("barredUntil", "is missing");
        } else {
            var today = clock.today();
            var last = today.plusYears(longestInYears);
            violations.addIf(
                    !barredUntil.get().isAfter(today) || barredUntil.get().isAfter(last),
                    "barredUntil",
                    "is not after {0} and at most {1}",
                    today,
                    last);
        }
        violations.throwIfAny();
    }

    private Misconduct misconduct(
            Decision decision,
            Subject subject,
            MisconductDegree degree,
            Optional<LocalDate> barredUntil,
            String account) {
        return new Misconduct(
                Ids.next(),
                decision.registrationId(),
                subject,
                degree,
                barredUntil,
                decision.reason(),
                account,
                clock.instant());
    }

    private CandidateBarredV1 barred(ExamEntry person, LocalDate until) {
        return new CandidateBarredV1(person.registrationId(), person.personId(), until, clock.instant());
    }
}
