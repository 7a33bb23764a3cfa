package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals attempts that were never submitted, as they stand: when the grace period after the deadline is over and the machine has said
 * since the deadline that it has no unsent answers, or answers are awaited no longer (DLV-09). Misconduct that makes the subject void
 * (EXM-14) and the cancellation of the session end an attempt at once. An interruption that is not decided, or a time grant that is
 * not approved, holds the seal back, for a day at most: answers may still be uploaded, or the time go on.
 */
@ApplicationScoped
class SealOverdueAttempts implements RowJob<UUID> {

    private static final String OVERDUE =
            """
            a.state = 'STARTED' and a.deadline_at < business_time() - make_interval(secs => a.grace_s)
            and (a.unsent = 0 and a.seen_at > a.deadline_at
              or a.deadline_at < business_time() - make_interval(secs => a.awaited_s))
            and (a.deadline_at < business_time() - interval '1 day' or not exists (
              select from interruption i where i.session_id = a.session_id and i.decision is null
                and (i.attempt_id is null or i.attempt_id = a.id))
              and not exists (
                select from time_grant g where g.session_id = a.session_id and g.needs_approval and g.approved_at is null
                  and (g.attempt_id = a.id or g.attempt_id is null and g.asked_at >= a.started_at)))""";

    private static final String VOID =
            """
            a.state = 'STARTED' and exists (
              select from misconduct m where m.registration_id = a.registration_id and m.subject = a.subject)""";

    private static final String CANCELLED =
            """
            a.state = 'STARTED' and exists (
              select from exam_session s where s.id = a.session_id and s.cancelled_at is not null)""";

    private final Attempts attempts;
    private final Seals seals;
    private final Statements statements;

    SealOverdueAttempts(Attempts attempts, Seals seals, Statements statements) {
        this.attempts = attempts;
        this.seals = seals;
        this.statements = statements;
    }

    @Override
    public String name() {
        return "seal-overdue-attempts";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<UUID> due(int limit) {
        return statements.query(
                "select id from attempt a where (" + OVERDUE + ") or (" + VOID + ") or (" + CANCELLED
                        + ") order by deadline_at, id limit ?",
                row -> uuid(row, "id"),
                limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        ids.stream().sorted().forEach(this::seal);
    }

    private void seal(UUID id) {
        attempts.lock(id)
                .flatMap(attempt -> because(id))
                .ifPresent(because -> seals.seal(attempts.reread(id), because));
    }

    private Optional<Seal.Because> because(UUID id) {
        if (holds(CANCELLED, id)) {
            return Optional.of(Seal.Because.CANCELLED);
        }
        if (holds(OVERDUE, id)) {
            return Optional.of(Seal.Because.TIME_OVER);
        }
        return holds(VOID, id) ? Optional.of(Seal.Because.MISCONDUCT) : Optional.empty();
    }

    private boolean holds(String condition, UUID id) {
        return statements
                .first("select 1 from attempt a where a.id = ? and " + condition, row -> true, id)
                .isPresent();
    }
}
