package io.skillcert.exam.mark;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tasks that people mark, with their markings. */
@ApplicationScoped
public class TaskMarkings {

    private static final String TASK =
            """
            select t.*, a.registration_id, i.function, i.topic,
              exists (select from task_mark m where (m.attempt_id, m.position, m.no) = (t.attempt_id, t.position, t.no)) as done
            from marking_task t join attempt a on a.id = t.attempt_id
            join item_version v on v.id = t.version_id join item i on i.id = v.item_id
            where t.source in ('RUBRIC', 'ANSWER') and %s""";

    // Two places, and a third one for a task that two have marked and that has no mark. No attempt of a cancelled
    // session awaits marks.
    private static final String OPEN =
            """
            not exists (select from task_mark m where (m.attempt_id, m.position, m.no) = (t.attempt_id, t.position, t.no))
            and not exists (
              select from marking_task n where (n.attempt_id, n.position) = (t.attempt_id, t.position) and n.no > t.no)
            and not exists (select from task_marking o where o.task_id = t.id and o.marker = ? and o.marked_at is not null)
            and (select count(*) from task_marking o where o.task_id = t.id and o.marker <> ?
                and (o.marked_at is not null or o.leased_until > ?))
              < case when (select count(*) from task_marking o where o.task_id = t.id and o.marked_at is not null) >= 2
                  then 3 else 2 end
            and exists (select from attempt_to_mark q where q.attempt_id = t.attempt_id)
            and t.id > ? order by t.id limit ?""";

    private final Statements statements;
    private final Json json;

    TaskMarkings(Statements statements, Json json) {
        this.statements = statements;
        this.json = json;
    }

    /**
     * A task that people mark.
     *
     * @param number of the task among those of its position
     * @param source RUBRIC or ANSWER
     * @param points the most that it gives
     * @param response as the log of answers has it: JSON, unless it can't be read
     * @param isDone whether it has its mark
     */
    public record Task(
            UUID id,
            UUID attempt,
            UUID registration,
            int position,
            int number,
            TaskSource source,
            UUID version,
            String function,
            String topic,
            BigDecimal points,
            String response,
            Instant openedAt,
            boolean isDone) {}

    /**
     * The place of a marker of a task.
     *
     * @param leasedUntil until when the place is kept for the marker
     * @param awarded null, like criteria, comment and time, as long as the marker has not marked the task
     * @param criteria the anchors by the ids of the criteria
     */
    public record Marking(
            int place,
            String marker,
            Instant leasedUntil,
            BigDecimal awarded,
            Map<String, Integer> criteria,
            String comment,
            Instant markedAt) {

        public boolean isMarked() {
            return markedAt != null;
        }
    }

    /** A marking of a task of an attempt. */
    public record Recorded(int position, int number, Marking marking) {}

    /** The tasks that an account could take, in the order of their ids. */
    public List<Task> open(String account, Instant now, UUID after, int limit) {
        return statements.query(TASK.formatted(OPEN), TaskMarkings::task, account, account, now, after, limit);
    }

    public Optional<Task> find(UUID id) {
        return statements.first(TASK.formatted("t.id = ?"), TaskMarkings::task, id);
    }

    /** Locks a task: what happens to its places happens one after the other. */
    public Optional<Task> lock(UUID id) {
        return statements.first(TASK.formatted("t.id = ? for no key update of t"), TaskMarkings::task, id);
    }

    /** In the order of marking; those that are only taken come last. */
    public List<Marking> of(UUID task) {
        return statements.query(
                "select * from task_marking where task_id = ? order by marked_at nulls last, place",
                this::marking,
                task);
    }

    /** The markings of an attempt's tasks, for those who may see them all. */
    public List<Recorded> ofAttempt(UUID attempt) {
        return statements.query(
                "select t.position, t.no, m.* from marking_task t join task_marking m on m.task_id = t.id"
                        + " where t.attempt_id = ? and m.marked_at is not null order by t.position, t.no, m.marked_at",
                row -> new Recorded(row.getInt("position"), row.getInt("no"), marking(row)),
                attempt);
    }

    public int takenBy(String account, Instant now) {
        return statements
                .first(
                        "select count(*) from task_marking where marker = ? and marked_at is null and leased_until > ?",
                        row -> row.getInt(1),
                        account,
                        now)
                .orElseThrow();
    }

    public void giveUpExpired(UUID task, Instant now) {
        statements.execute(
                "delete from task_marking where task_id = ? and marked_at is null and leased_until <= ?", task, now);
    }

    public void take(UUID task, int place, String account, Instant until) {
        statements.execute(
                "insert into task_marking (task_id, place, marker, leased_until) values (?, ?, ?, ?)"
                        + " on conflict (task_id, marker) do update set leased_until = excluded.leased_until",
                task,
                place,
                account,
                until);
    }

    public void mark(
            UUID task, String account, BigDecimal awarded, Map<String, Integer> criteria, String comment, Instant now) {
        statements.execute(
                "update task_marking set awarded = ?, criteria = ?, comment = ?, marked_at = ?"
                        + " where task_id = ? and marker = ?",
                awarded,
                json.write(criteria),
                comment,
                now,
                task,
                account);
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                uuid(row, "id"),
                uuid(row, "attempt_id"),
                uuid(row, "registration_id"),
                row.getInt("position"),
                row.getInt("no"),
                TaskSource.valueOf(row.getString("source")),
                uuid(row, "version_id"),
                row.getString("function"),
                row.getString("topic"),
                row.getBigDecimal("points"),
                row.getString("response"),
                instant(row, "opened_at"),
                row.getBoolean("done"));
    }

    private Marking marking(ResultSet row) throws SQLException {
        var isMarked = row.getTimestamp("marked_at") != null;
        return new Marking(
                row.getInt("place"),
                row.getString("marker"),
                instant(row, "leased_until"),
                row.getBigDecimal("awarded"),
                isMarked ? criteria(row.getString("criteria")) : Map.of(),
                row.getString("comment"),
                isMarked ? instant(row, "marked_at") : null);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Integer> criteria(String stored) {
        return json.read(stored, LinkedHashMap.class);
    }
}
