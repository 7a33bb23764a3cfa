package io.skillcert.exam.code;

import io.skillcert.assessment.marking.FileMarking;
import io.skillcert.assessment.marking.FileMarking.ResultFile;
import io.skillcert.assessment.marking.Response;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.bank.CodeKey;
import io.skillcert.exam.bank.ResultRows;
import io.skillcert.exam.coderun.CodeRuns;
import io.skillcert.exam.coderun.CodeRuns.Ended;
import io.skillcert.exam.coderun.CodeRuns.Status;
import io.skillcert.exam.mark.MarkingTasks;
import io.skillcert.exam.mark.TaskSource;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Marks programs when all their runs have ended, by comparing the files that they have left with the expected ones (MRK-11). How a
 * program ended is in the measures and changes no points: what it had written until then counts.
 */
@ApplicationScoped
class MarkCodeTasks implements RowJob<UUID> {

    private final CodeTasks tasks;
    private final CodeRuns runs;
    private final MarkingTasks markingTasks;
    private final BusinessClock clock;

    MarkCodeTasks(CodeTasks tasks, CodeRuns runs, MarkingTasks markingTasks, BusinessClock clock) {
        this.tasks = tasks;
        this.runs = runs;
        this.markingTasks = markingTasks;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mark-code-tasks";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int batchSize() {
        return 20;
    }

    @Override
    public List<UUID> due(int limit) {
        return tasks.run(limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        ids.forEach(id -> tasks.lockWithoutMark(id).ifPresent(this::mark));
    }

    private void mark(CodeTasks.Task task) {
        var key = tasks.key(task);
        var ended = runs.ended(task.id());
        var files = new ArrayList<ResultFile>();
        for (int i = 0; i < key.sets().size(); i++) {
            files.addAll(compared(key, key.sets().get(i), ended.get(i + 1)));
        }
        var mark = FileMarking.mark(task.points(), files);
        var measures = new LinkedHashMap<>(mark.measures());
        measures.putAll(statuses(ended.values()));
        markingTasks.mark(task.id(), TaskSource.CODE, mark.awarded(), measures, clock.instant());
    }

    private static List<ResultFile> compared(CodeKey key, CodeKey.InputSet set, Ended run) {
        return key.files().stream()
                .map(file -> new ResultFile(
                        file.expected(set.expected().get(file.name())),
                        response(file, run.files().get(file.name()))))
                .toList();
    }

    private static Response response(CodeKey.ExpectedFile file, byte[] content) {
        return content == null
                ? Response.NONE
                : ResultRows.of(file, new String(content, StandardCharsets.UTF_8))
                        .map(Response::new)
                        .orElse(Response.NONE);
    }

    /** How many runs have ended in which way. */
    private static Map<String, Object> statuses(Collection<Ended> ended) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("finished", count(ended, Status.FINISHED));
        counts.put("failed", count(ended, Status.FAILED));
        counts.put("timedOut", count(ended, Status.TIMED_OUT));
        return counts;
    }

    private static int count(Collection<Ended> ended, Status status) {
        return (int) ended.stream().filter(run -> run.status() == status).count();
    }
}
