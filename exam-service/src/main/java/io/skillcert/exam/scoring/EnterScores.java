package io.skillcert.exam.scoring;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.examiner.ExaminerChecks;
import io.skillcert.exam.scoring.policy.MarkingRules;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.FindingView;
import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Enters the scores and absences of a batch: the whole list or nothing. Entering the same again changes nothing. A subject
 * has its score once as many markers have marked it as it needs.
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

    /**
     * A score or an absence in the list.
     *
     * @param field where it stands in the request
     * @param value empty for an absence
     */
    public record Entry(String field, UUID registrationId, Subject subject, Optional<BigDecimal> value) {
        Seat.Key seat() {
            return new Seat.Key(registrationId, subject);
        }
    }

    /**
     * Enters the list.
     *
     * @param account whose list it is
     * @return how many entries were new
     * @throws io.skillcert.http.problem.ProblemException 400 naming each entry that is refused, 409 if the account is not
     *     accredited as an examiner
     */
    @Transactional
    public int enter(UUID batchId, List<Entry> list, String account) {
        entries.requireKnown(batchId);
        var marker = examiners.of(account);
        marker.requireAccredited();
        var violations = new Violations();
        var listed = new HashSet<Seat.Key>();
        int added = 0;
        for (int from = 0; from < list.size(); from += BATCH_SIZE) {
            var chunk = list.subList(from, Math.min(from + BATCH_SIZE, list.size()));
            added += new Chunk(batchId, chunk, marker, listed).enter(violations);
            scores.flushAndClear();
        }
        violations.throwIfAny();
        audit.record("enter-scores", "exam-batch", batchId, null);
        return added;
    }

    private boolean isMarkedByPeople(Entry entry) {
        return markingRules.isMarkedByPeople(entry.subject(), clock.today());
    }

    /** A part of the list with everything that is known of its people, who are locked. */
    private final class Chunk {

        private final List<Entry> list;
        private final ExaminerChecks.Marker marker;
        private final Set<Seat.Key> listed;
        private final Map<UUID, ExamEntry> people;
        private final Map<Seat.Key, Seat> seated;
        private final Map<Seat.Key, EnteredScore> entered;
        private final Map<Seat.Key, List<Marking>> marked;
        private final Set<Seat.Key> present;
        private final Set<Seat.Key> computed;
        private final Set<UUID> acting;

        /** @param listed the seats that the list has named so far */
        Chunk(UUID batchId, List<Entry> list, ExaminerChecks.Marker marker, Set<Seat.Key> listed) {
            this.list = list;
            this.marker = marker;
            this.listed = listed;
            var named = list.stream().map(Entry::registrationId).distinct().toList();
            people = entries.lockAll(named, EntryStatus.SEATED).stream()
                    .filter(person -> person.batchId().equals(batchId))
                    .collect(Collectors.toMap(ExamEntry::registrationId, Function.identity()));
            seated = seats.of(people.keySet()).stream().collect(Collectors.toMap(Seat::key, Function.identity()));
            entered = scores.of(people.keySet()).stream()
                    .collect(Collectors.toMap(EnteredScore::key, Function.identity()));
            marked = markings.of(people.keySet());
            present = seats.checkedIn(people.keySet());
            computed = seats.onComputer(people.keySet());
            acting = marker.actsFor(people.keySet());
        }

        int enter(Violations violations) {
            int added = 0;
            for (var entry : list) {
                var refusal = refusal(entry);
                refusal.ifPresent(reason -> violations.add(entry.field(), "{0}", reason));
                if (refusal.isEmpty() && !isEntered(entry)) {
                    enter(entry);
                    added++;
                }
            }
            return added;
        }

        private Optional<LocalizedText> refusal(Entry entry) {
            var seat = seated.get(entry.seat());
            if (seat == null) {
                return Optional.of(LocalizedText.translated(
                        "is not a candidate who is seated for this subject and awaits a result"));
            }
            if (!seat.session().hasBegun(clock.instant())) {
                return Optional.of(LocalizedText.translated("the session has not begun yet"));
            }
            if (entry.value().isPresent() && !present.contains(entry.seat())) {
                return Optional.of(LocalizedText.translated(
                        "was not checked in, and no exam officer has confirmed that this candidate sat"));
            }
            if (entry.value().isEmpty() && present.contains(entry.seat())) {
                return Optional.of(LocalizedText.translated(
                        "was checked in and can't be absent; enter a score, which is 0 for a blank paper"));
            }
            if (computed.contains(entry.seat())) {
                return Optional.of(LocalizedText.translated(
                        "sits this subject on a computer here, and the score is computed from the answers"));
            }
            if (!listed.add(entry.seat())) {
                return Optional.of(LocalizedText.translated("is listed twice"));
            }
            if (acting.contains(entry.registrationId())) {
                return Optional.of(LocalizedText.translated("is a candidate for whom this account may act"));
            }
            if (isMarkedByPeople(entry)) {
                var finding = marker.mayExamine(people.get(entry.registrationId()));
                if (finding.verdict() != Verdict.MET) {
                    return Optional.of(FindingView.explanation(finding));
                }
            }
            return isEntered(entry) || isOpen(entry)
                    ? Optional.empty()
                    : Optional.of(LocalizedText.translated("another score is already entered"));
        }

        private boolean isOpen(Entry entry) {
            var values = values(entry);
            if (entered.containsKey(entry.seat()) || ownMarking(entry).isPresent()) {
                return false;
            }
            return entry.value().isEmpty()
                    ? values.isEmpty()
                    : markingRules.takesMore(entry.subject(), values, clock.today());
        }

        /** Whether the same was entered before: by this marker, or by anybody if it is an absence or the computer's score. */
        private boolean isEntered(Entry entry) {
            if (entry.value().isEmpty() || !isMarkedByPeople(entry)) {
                var score = entered.get(entry.seat());
                return score != null && score.hasValue(entry.value());
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
            entry.value().ifPresentOrElse(value -> mark(entry, value), () -> add(entry, Optional.empty()));
        }

        /** Adds a marking, and the score if the marking completes it. */
        private void mark(Entry entry, BigDecimal value) {
            markings.persist(new Marking(entry.seat(), marker.account(), value, clock.instant()));
            var values = new ArrayList<>(values(entry));
            values.add(value);
            markingRules
                    .score(entry.subject(), values, clock.today())
                    .ifPresent(score -> add(entry, Optional.of(score)));
        }

        private void add(Entry entry, Optional<BigDecimal> score) {
            scores.persist(new EnteredScore(entry.seat(), score, marker.account(), clock.instant()));
        }
    }
}
