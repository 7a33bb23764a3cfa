package io.skillcert.exam.mark;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.database.Statements;
import io.skillcert.database.Statements.Array;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.paper.PaperContents;
import io.skillcert.exam.scoring.ComputedScores;
import io.skillcert.exam.scoring.policy.MarkingRuleSet;
import io.skillcert.exam.seating.Seat;
import io.skillcert.job.RowJob;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Marks sealed attempts, and marks them again after a key was corrected. The score follows from the marks; a result that is
 * published already is corrected. Attempts of a batch whose publication is running wait for its end, and those with an
 * interruption for the decision which of its answers count. Attempts with responses that are not computed, or that the computer can't mark,
 * wait for the marks of these tasks.
 */
@ApplicationScoped
class MarkAttempts implements RowJob<UUID> {

    /** Held shared while keys are read, so that no attempt is marked by a key that is being corrected. */
    static final String KEYS = "key-corrections";

    private static final Set<EntryStatus> PUBLISHED = EnumSet.of(EntryStatus.PUBLISHED, EntryStatus.CERTIFIED);

    private static final String READY =
            """
            from attempt_to_mark q join attempt a on a.id = q.attempt_id join exam_session s on s.id = a.session_id
            left join publication p on p.batch_id = s.batch_id
            where not q.waits and (p.batch_id is null or p.completed_at is not null) and not exists (
              select from interruption i where i.session_id = a.session_id and i.decision is null
                and (i.attempt_id is null or i.attempt_id = a.id))""";

    private static final String DUE = "select q.attempt_id " + READY + " order by q.since, q.attempt_id limit ?";

    private static final String LOCK = "select a.id, a.registration_id, a.subject, a.paper_id, s.starts_at " + READY
            + " and q.attempt_id = any(?) order by q.attempt_id for update of q";

    private final ExamEntries entries;
    private final PaperContents papers;
    private final KeysInForce keys;
    private final CountedAnswers answers;
    private final MarkAnswers markAnswers;
    private final AttemptMarks marks;
    private final ComputedScores scores;
    private final CorrectedScores corrected;
    private final MarkingRuleSet ruleSet;
    private final Statements statements;
    private final EntityManager database;
    private final BusinessClock clock;

    MarkAttempts(
            ExamEntries entries,
            PaperContents papers,
            KeysInForce keys,
            CountedAnswers answers,
            MarkAnswers markAnswers,
            AttemptMarks marks,
            ComputedScores scores,
            CorrectedScores corrected,
            MarkingRuleSet ruleSet,
            Statements statements,
            EntityManager database,
            BusinessClock clock) {
        this.entries = entries;
        this.papers = papers;
        this.keys = keys;
        this.answers = answers;
        this.markAnswers = markAnswers;
        this.marks = marks;
        this.scores = scores;
        this.corrected = corrected;
        this.ruleSet = ruleSet;
        this.statements = statements;
        this.database = database;
        this.clock = clock;
    }

    /** A sealed attempt that awaits its marking. */
    private record Sealed(UUID id, Seat.Key seat, UUID paper, LocalDate day) {}

    @Override
    public String name() {
        return "mark-attempts";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<UUID> due(int limit) {
        return statements.query(DUE, row -> uuid(row, "attempt_id"), limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        var people = lockPeople(ids);
        AdvisoryLock.lockShared(database, KEYS);
        var sealed = lock(ids);
        var given = answers.of(sealed.stream().map(Sealed::id).toList());
        var done = sealed.stream()
                .filter(attempt -> isMarked(
                        attempt,
                        given.get(attempt.id()),
                        people.get(attempt.seat().registrationId())))
                .map(Sealed::id)
                .toList();
        statements.execute("delete from attempt_to_mark where attempt_id = any(?)", new Array("uuid", done));
        statements.execute(
                "update attempt_to_mark set waits = true where attempt_id = any(?)",
                new Array("uuid", sealed.stream().map(Sealed::id).toList()));
    }

    /** Locks the candidates first, as everything does that changes scores. */
    private Map<UUID, ExamEntry> lockPeople(List<UUID> ids) {
        var registrations = statements.query(
                "select distinct registration_id from attempt where id = any(?)",
                row -> uuid(row, "registration_id"),
                new Array("uuid", ids));
        return entries.lockAll(registrations).stream()
                .collect(Collectors.toMap(ExamEntry::registrationId, Function.identity()));
    }

    private List<Sealed> lock(List<UUID> ids) {
        return statements.query(
                LOCK,
                row -> new Sealed(
                        uuid(row, "id"),
                        new Seat.Key(uuid(row, "registration_id"), Subject.valueOf(row.getString("subject"))),
                        uuid(row, "paper_id"),
                        BusinessClock.day(Statements.instant(row, "starts_at"))),
                new Array("uuid", ids));
    }

    /** Marks an attempt unless it has to wait for the marks of its tasks. */
    private boolean isMarked(Sealed attempt, Map<Integer, String> given, ExamEntry person) {
        var positions = papers.positions(attempt.paper());
        var now = clock.instant();
        var marked = markAnswers.mark(attempt.id(), positions, keys.of(attempt.paper(), positions), given, now);
        if (marked.isEmpty()) {
            return false;
        }
        marks.add(attempt.id(), marked.get(), ruleSet.on(attempt.day()).version(), now);
        var isNew = scores.enter(attempt.seat(), marked.get().score(), now);
        if (isNew && PUBLISHED.contains(person.status())) {
            corrected.correct(person);
        }
        return true;
    }
}
