package io.skillcert.exam.scoring;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.examiner.ExaminerChecks;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.scoring.policy.MarkingRules;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes in what a marker found: the whole list or nothing. The same again changes nothing. A score follows as soon as
 * as many have marked as the subject needs.
 */
@ApplicationScoped
public class EnterScores {

    private static final int BATCH_SIZE = 1000;

    private final ExamEntries entries;
    private final Seats seats;
    private final Markings markings;
    private final EnteredScores scores;
    private final MarkingRules markingRules;
    private final ExaminerChecks examiners;
    private final Audit audit;
    private final BusinessClock clock;

    EnterScores(
            ExamEntries entries,
            Seats seats,
            Markings markings,
            EnteredScores scores,
            MarkingRules markingRules,
            ExaminerChecks examiners,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.seats = seats;
        this.markings = markings;
        this.scores = scores;
        this.markingRules = markingRules;
        this.examiners = examiners;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param field where it stands in the request. @param value empty: absent */
    public record Entry(String field, UUID registrationId, Subject subject, Optional<BigDecimal> value) {
        Seat.Key seat() {
            return new Seat.Key(registrationId, subject);
        }
    }

    /** Returns how many were new. @throws io.skillcert.http.problem.ProblemException 400 naming each entry that can't stand */
    @Transactional
    public int enter(UUID batchId, List<Entry> list, String caller) {
        entries.requireKnown(batchId);
        var marker = examiners.of(caller, list.stream().anyMatch(this::isMarkedByPeople));
        var violations = new Violations();
        var twice = new HashSet<Seat.Key>();
        int fresh = 0;
        for (int from = 0; from < list.size(); from += BATCH_SIZE) {
            var portion = list.subList(from, Math.min(from + BATCH_SIZE, list.size()));
            fresh += new Portion(batchId, portion, marker, violations, twice).enter();
            scores.getEntityManager().flush();
            scores.getEntityManager().clear(); // what is written is not looked at again
        }
        violations.throwIfAny();
        audit.record("enter-scores", "exam-batch", batchId, null);
        return fresh;
    }

    private boolean isMarkedByPeople(Entry entry) {
        return markingRules.isMarkedByPeople(entry.subject(), clock.today());
    }

    /** Some of the list, with all that is known of the people in it, who are locked. */
    private final class Portion {

        private final List<Entry> list;
        private final ExaminerChecks.Marker marker;
        private final Violations violations;
        private final Set<Seat.Key> twice;
        private final Map<UUID, ExamEntry> people;
        private final Map<Seat.Key, Seat> places;
        private final Map<Seat.Key, EnteredScore> known;
        private final Map<Seat.Key, List<Marking>> marked;

        Portion(
                UUID batchId,
                List<Entry> list,
                ExaminerChecks.Marker marker,
                Violations violations,
                Set<Seat.Key> twice) {
            this.list = list;
            this.marker = marker;
            this.violations = violations;
            this.twice = twice;
            var named = list.stream().map(Entry::registrationId).distinct().toList();
            people = entries.lockAll(named, EntryStatus.SEATED).stream()
                    .filter(person -> person.batchId().equals(batchId))
                    .collect(Collectors.toMap(ExamEntry::registrationId, Function.identity()));
            places = seats.of(people.keySet()).stream().collect(Collectors.toMap(Seat::key, Function.identity()));
            known = scores.of(people.keySet()).stream()
                    .collect(Collectors.toMap(EnteredScore::key, Function.identity()));
            marked = new HashMap<>(markings.of(people.keySet()));
        }

        int enter() {
            int fresh = 0;
            for (var entry : list) {
                var wrong = refusal(entry);
                wrong.ifPresent(reason -> violations.add(entry.field(), reason));
                if (wrong.isEmpty() && !isSaid(entry)) {
                    enter(entry);
                    fresh++;
                }
            }
            return fresh;
        }

        private Optional<String> refusal(Entry entry) {
            var place = places.get(entry.seat());
            if (place == null) {
                return Optional.of("names nobody who is seated for this subject and awaits a result");
            }
            if (!place.session().hasBegun(clock.instant())) {
                return Optional.of("the session has not begun yet");
            }
            if (!twice.add(entry.seat())) {
                return Optional.of("stands twice");
            }
            if (isMarkedByPeople(entry) && marker.trained(people.get(entry.registrationId()))) {
                return Optional.of("EXM-13: an institution the marker works for trained this person");
            }
            return isSaid(entry) || isOpen(entry) ? Optional.empty() : Optional.of("another score is already entered");
        }

        private boolean isOpen(Entry entry) {
            var values = values(entry);
            if (known.containsKey(entry.seat()) || ownMarking(entry).isPresent()) {
                return false;
            }
            return entry.value().isEmpty()
                    ? values.isEmpty()
                    : markingRules.takesMore(entry.subject(), values, clock.today());
        }

        /** The same, from the same marker; of the computer's scores and of absences it does not matter from whom. */
        private boolean isSaid(Entry entry) {
            if (entry.value().isEmpty() || !isMarkedByPeople(entry)) {
                var score = known.get(entry.seat());
                return score != null && score.says(entry.value());
            }
            return ownMarking(entry)
                    .filter(own -> own.value().compareTo(entry.value().get()) == 0)
                    .isPresent();
        }

        private Optional<Marking> ownMarking(Entry entry) {
            return marked.getOrDefault(entry.seat(), List.of()).stream()
                    .filter(marking -> marking.marker().equals(marker.account()))
                    .findFirst();
        }

        private List<BigDecimal> values(Entry entry) {
            return marked.getOrDefault(entry.seat(), List.of()).stream()
                    .map(Marking::value)
                    .toList();
        }

        private void enter(Entry entry) {
            var score = entry.value().isEmpty() ? Optional.of(entry.value()) : mark(entry);
            score.ifPresent(
                    value -> scores.persist(new EnteredScore(entry.seat(), value, marker.account(), clock.instant())));
        }

        /** The score that the marking completes, if it does. */
        private Optional<Optional<BigDecimal>> mark(Entry entry) {
            var value = entry.value().orElseThrow();
            markings.persist(new Marking(entry.seat(), marker.account(), value, clock.instant()));
            var values = new ArrayList<>(values(entry));
            values.add(value);
            return markingRules.score(entry.subject(), values, clock.today()).map(Optional::of);
        }
    }
}
