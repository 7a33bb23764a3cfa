package io.skillcert.exam.scoring;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.Audit;
import io.skillcert.http.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes in the scores of a batch: the whole list or nothing. The same score again changes nothing. */
@ApplicationScoped
public class EnterScores {

    private final ExamEntries entries;
    private final Seats seats;
    private final EnteredScores scores;
    private final Audit audit;
    private final BusinessClock clock;

    EnterScores(ExamEntries entries, Seats seats, EnteredScores scores, Audit audit, BusinessClock clock) {
        this.entries = entries;
        this.seats = seats;
        this.scores = scores;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param field where it stands in the request. @param value empty: absent */
    public record Entry(String field, UUID registrationId, Subject subject, Optional<BigDecimal> value) {}

    /** Returns how many were new. @throws io.skillcert.http.ProblemException 400 naming each entry that can't stand */
    @Transactional
    public int enter(UUID batchId, List<Entry> list, String caller) {
        entries.requireKnown(batchId);
        var seated = entries.lockBatch(batchId, Set.of(EntryStatus.SEATED)).stream()
                .map(entry -> entry.registrationId())
                .collect(Collectors.toSet());
        var places = new HashMap<Seat.Key, Seat>();
        seats.of(seated).forEach(seat -> places.put(seat.key(), seat));
        var known = scores.of(seated).stream()
                .collect(Collectors.toMap(score -> new Seat.Key(score.registrationId(), score.subject()), s -> s));
        var violations = new Violations();
        var fresh = new HashMap<Seat.Key, EnteredScore>();
        list.forEach(entry -> read(entry, places, known, fresh, violations, caller));
        violations.throwIfAny();
        scores.persist(fresh.values());
        audit.record("enter-scores", "exam-batch", batchId, null);
        return fresh.size();
    }

    private void read(
            Entry entry,
            Map<Seat.Key, Seat> places,
            Map<Seat.Key, EnteredScore> known,
            Map<Seat.Key, EnteredScore> fresh,
            Violations violations,
            String caller) {
        var field = entry.field();
        var key = new Seat.Key(entry.registrationId(), entry.subject());
        var place = places.get(key);
        if (place == null) {
            violations.add(field, "names nobody who is seated for this subject and awaits a result");
        } else if (place.session().startsAt().isAfter(clock.instant())) {
            violations.add(field, "the session has not begun yet");
        } else if (fresh.containsKey(key)) {
            violations.add(field, "stands twice");
        } else if (known.containsKey(key)) {
            violations.addIf(!known.get(key).says(entry.value()), field, "another score is already entered");
        } else {
            fresh.put(key, new EnteredScore(key, entry.value(), caller, clock.instant()));
        }
    }
}
