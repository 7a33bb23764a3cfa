package io.skillcert.exam.coderun;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Ids;
import io.skillcert.database.Statements;
import io.skillcert.database.Statements.Array;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The runs of candidates' programs: one for each task and set of inputs. Runners take them from the database. */
@ApplicationScoped
public class CodeRuns {

    private static final String STUCK =
            "select id, problem, opened_at from code_run where state = 'STUCK' and id > ? order by id limit ?";

    private static final String QUEUE =
            """
            select count(*) filter (where state = 'WAITING') as waiting, count(*) filter (where state = 'RUNNING') as running,
              count(*) filter (where state = 'STUCK') as stuck
            from code_run where state in ('WAITING', 'RUNNING') or state = 'STUCK'""";

    private static final String ENDED =
            """
            select r.set_no, r.status, f.name, f.content from code_run r left join code_run_file f on f.run_id = r.id
            where r.task_id = ? and r.state = 'ENDED'""";

    private final Statements statements;

    CodeRuns(Statements statements) {
        this.statements = statements;
    }

    /** How a program has ended, which is its own result. */
    public enum Status {
        /** By itself with exit code 0. */
        FINISHED,
        /** With another exit code, for example after an exception or without memory. */
        FAILED,
        /** It was stopped at a limit of time. */
        TIMED_OUT
    }

    /**
     * A run that has ended.
     *
     * @param files the contents of the result files that count, by name
     */
    public record Ended(Status status, Map<String, byte[]> files) {}

    /** A run that could not be made in three tries. */
    public record Stuck(UUID id, String problem, Instant openedAt) {}

    /** How many runs wait, are being run, and need a person. */
    public record Queue(int waiting, int running, int stuck) {}

    /**
     * Opens a run.
     *
     * @param set the number of the set of inputs, from 1
     * @param source in UTF-8
     * @param inputs contents by name
     * @param results names of the files to keep
     */
    public void open(UUID task, int set, byte[] source, Map<String, String> inputs, Set<String> results, Instant now) {
        var names = List.copyOf(inputs.keySet());
        statements.execute(
                "insert into code_run (id, task_id, set_no, source, input_names, inputs, results, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                task,
                set,
                source,
                new Array("text", names),
                new Array("text", names.stream().map(inputs::get).toList()),
                new Array("text", results.stream().sorted().toList()),
                now);
    }

    /** The runs of a task that have ended, by the number of their set of inputs. */
    public Map<Integer, Ended> ended(UUID task) {
        var runs = new HashMap<Integer, Ended>();
        statements.query(
                ENDED,
                row -> {
                    var status = Status.valueOf(row.getString("status"));
                    var run = runs.computeIfAbsent(row.getInt("set_no"), set -> new Ended(status, new HashMap<>()));
                    var content = row.getBytes("content");
                    return content == null ? null : run.files().put(row.getString("name"), content);
                },
                task);
        return runs;
    }

    public List<Stuck> stuck(PageRequest page) {
        return statements.query(
                STUCK,
                row -> new Stuck(uuid(row, "id"), row.getString("problem"), instant(row, "opened_at")),
                page.after(),
                page.fetchSize());
    }

    public Queue queue() {
        return statements
                .first(QUEUE, row -> new Queue(row.getInt("waiting"), row.getInt("running"), row.getInt("stuck")))
                .orElseThrow();
    }

    /** The state of a run, whose row is locked. */
    Optional<String> lockState(UUID run) {
        return statements.first("select state from code_run where id = ? for update", row -> row.getString(1), run);
    }

    /** Lets runners take a stuck run three more times. */
    void repeat(UUID run) {
        statements.execute("update code_run set state = 'WAITING', tries = 0 where id = ?", run);
    }
}
