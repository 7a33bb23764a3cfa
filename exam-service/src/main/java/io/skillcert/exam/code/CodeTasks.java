package io.skillcert.exam.code;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import io.skillcert.exam.bank.CodeKey;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.ItemVersions;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tasks of sealed attempts whose response is a program. */
@ApplicationScoped
class CodeTasks {

    /** Attempts that are marked wait for nothing, so that only the few others are looked at. */
    private static final String OPEN =
            """
            select t.id from attempt_to_mark q join marking_task t on t.attempt_id = q.attempt_id and t.source = 'CODE'
            where %s order by t.id limit ?""";

    private static final String WITHOUT_RUNS = "not exists (select from code_run r where r.task_id = t.id)";

    private static final String WITHOUT_MARK =
            "not exists (select from task_mark m where (m.attempt_id, m.position, m.no) = (t.attempt_id, t.position, t.no))";

    private static final String RUN = "exists (select from code_run r where r.task_id = t.id)"
            + " and not exists (select from code_run r where r.task_id = t.id and r.state <> 'ENDED') and "
            + WITHOUT_MARK;

    private final Statements statements;
    private final ItemVersions versions;
    private final ItemCiphers ciphers;
    private final Json json;

    CodeTasks(Statements statements, ItemVersions versions, ItemCiphers ciphers, Json json) {
        this.statements = statements;
        this.versions = versions;
        this.ciphers = ciphers;
        this.json = json;
    }

    /**
     * A task.
     *
     * @param points the most that it gives
     * @param source the program
     */
    record Task(UUID id, UUID version, BigDecimal points, String source) {}

    List<UUID> withoutRuns(int limit) {
        return statements.query(OPEN.formatted(WITHOUT_RUNS), row -> uuid(row, "id"), limit);
    }

    /** The tasks whose runs have all ended, and that have no mark. */
    List<UUID> run(int limit) {
        return statements.query(OPEN.formatted(RUN), row -> uuid(row, "id"), limit);
    }

    /** Locks a task unless it has runs by now. */
    Optional<Task> lockWithoutRuns(UUID id) {
        return lock(id, WITHOUT_RUNS);
    }

    /** Locks a task unless it has a mark by now. */
    Optional<Task> lockWithoutMark(UUID id) {
        return lock(id, WITHOUT_MARK);
    }

    private Optional<Task> lock(UUID id, String condition) {
        return statements.first(
                "select * from marking_task t where t.id = ? and " + condition + " for no key update of t",
                row -> new Task(
                        uuid(row, "id"),
                        uuid(row, "version_id"),
                        row.getBigDecimal("points"),
                        json.tree(row.getString("response")).textValue()),
                id);
    }

    CodeKey key(Task task) {
        return CodeKey.of(json.read(versions.findById(task.version()).key(ciphers), ItemKey.class));
    }
}
