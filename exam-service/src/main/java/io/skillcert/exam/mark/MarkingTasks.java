package io.skillcert.exam.mark;

import io.skillcert.database.Ids;
import io.skillcert.database.Statements;
import io.skillcert.exam.paper.PaperPosition;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tasks of sealed attempts whose points are not computed from a key, and their marks. A task is opened for each response of such
 * a kind, and for each that the computer can't mark; another response that counts later, by the decision on an interruption, is another
 * task.
 */
@ApplicationScoped
public class MarkingTasks {

    private static final String LATEST =
            """
            select distinct on (t.position) t.position, t.no, t.response, m.awarded, m.measures from marking_task t
            left join task_mark m on m.attempt_id = t.attempt_id and m.position = t.position and m.no = t.no
            where t.attempt_id = ? order by t.position, t.no desc""";

    private final Statements statements;
    private final Json json;

    MarkingTasks(Statements statements, Json json) {
        this.statements = statements;
        this.json = json;
    }

    /** @param mark null as long as there is none */
    private record Task(int position, int number, String response, TaskMark mark) {}

    /** A response that needs a task. */
    record Due(PaperPosition position, TaskSource source, String response) {}

    /**
     * Reads the marks of an attempt's tasks by position, and opens the tasks of responses that have none.
     *
     * @return empty as long as a task awaits its mark
     */
    Optional<Map<Integer, TaskMark>> marks(UUID attempt, List<Due> due, Instant now) {
        if (due.isEmpty()) {
            return Optional.of(Map.of());
        }
        var latest = latest(attempt);
        var marks = new HashMap<Integer, TaskMark>();
        for (var response : due) {
            int position = response.position().position();
            var task = latest.get(position);
            if (task == null || !task.response().equals(response.response())) {
                open(attempt, response, task == null ? 1 : task.number() + 1, now);
            } else if (task.mark() != null) {
                marks.put(position, task.mark());
            }
        }
        return marks.size() == due.size() ? Optional.of(marks) : Optional.empty();
    }

    private Map<Integer, Task> latest(UUID attempt) {
        return statements
                .query(
                        LATEST,
                        row -> new Task(
                                row.getInt("position"),
                                row.getInt("no"),
                                row.getString("response"),
                                row.getBigDecimal("awarded") == null
                                        ? null
                                        : new TaskMark(
                                                row.getBigDecimal("awarded"), measures(row.getString("measures")))),
                        attempt)
                .stream()
                .collect(Collectors.toMap(Task::position, Function.identity()));
    }

    private void open(UUID attempt, Due due, int number, Instant now) {
        statements.execute(
                "insert into marking_task (id, attempt_id, position, no, source, version_id, points, response, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                attempt,
                due.position().position(),
                number,
                due.source().name(),
                due.position().itemVersion(),
                due.position().points(),
                due.response(),
                now);
    }

    /**
     * Adds the mark of a task. When it is the last one that its attempt has waited for, the attempt is marked.
     *
     * @param task the id of the task
     * @param source of the task
     * @param awarded at most the points of the task
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mark(UUID task, TaskSource source, BigDecimal awarded, Map<String, Object> measures, Instant now) {
        statements.execute(
                "insert into task_mark select attempt_id, position, no, source, ?, points, ?, ? from marking_task"
                        + " where id = ? and source = ?",
                awarded,
                json.write(measures),
                now,
                task,
                source.name());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> measures(String stored) {
        return json.read(stored, LinkedHashMap.class);
    }
}
