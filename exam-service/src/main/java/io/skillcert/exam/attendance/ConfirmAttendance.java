package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.ClosedBatches;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.scoring.Absences;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Confirms that candidates sat without a check-in, as when a site recorded attendance on paper. Without it or a check-in,
 * scores of a candidate are refused.
 */
@ApplicationScoped
public class ConfirmAttendance {

    private final ExamEntries entries;
    private final ClosedBatches closed;
    private final Seats seats;
    private final CheckIns checkIns;
    private final Absences absences;
    private final Audit audit;
    private final BusinessClock clock;

    ConfirmAttendance(
            ExamEntries entries,
            ClosedBatches closed,
            Seats seats,
            CheckIns checkIns,
            Absences absences,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.closed = closed;
        this.seats = seats;
        this.checkIns = checkIns;
        this.absences = absences;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Confirms the list or nothing of it. Candidates who are checked in already are left unchanged.
     *
     * @return the number of attendances that were new
     * @throws ProblemException 400 naming each entry that is not a candidate who is seated in a session that has begun, 409
     *     if the publication of the batch has started
     */
    @Transactional
    public int confirm(UUID batchId, List<Seat.Key> sittings, String reason, String account) {
        entries.requireKnown(batchId);
        var named = sittings.stream().map(Seat.Key::registrationId).distinct().toList();
        var people = entries.lockAll(named, EntryStatus.SEATED).stream()
                .filter(person -> person.batchId().equals(batchId))
                .map(ExamEntry::registrationId)
                .toList();
        closed.requireOpen(batchId); // after the lock: a publication locks the entries too
        var seated = seats.of(people).stream()
                .filter(seat -> seat.session().hasBegun(clock.instant()))
                .collect(Collectors.toMap(Seat::key, Function.identity()));
        var violations = new Violations();
        for (int i = 0; i < sittings.size(); i++) {
            violations.addIf(
                    !seated.containsKey(sittings.get(i)),
                    "sittings[" + i + "]",
                    "is not a candidate who is seated for this subject in a session that has begun");
        }
        violations.throwIfAny();
        var known = checkIns.keysOf(people);
        var added = sittings.stream()
                .distinct()
                .map(seated::get)
                .filter(seat -> !known.contains(key(seat)))
                .toList();
        checkIns.persist(added.stream()
                .map(seat -> new CheckIn(key(seat), seat.session().startsAt(), reason, account, clock.instant())));
        absences.takeBack(added.stream().map(Seat::key).toList());
        audit.recordAll(
                account,
                clock.instant(),
                "confirm-attendance",
                "registration",
                added.stream().map(Seat::registrationId).distinct().toList(),
                reason);
        return added.size();
    }

    private static CheckIn.Key key(Seat seat) {
        return new CheckIn.Key(seat.session().id(), seat.registrationId());
    }
}
