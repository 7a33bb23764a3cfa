package io.skillcert.exam.code;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.bank.CodeKey.ExpectedFile;
import io.skillcert.exam.coderun.CodeRuns;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Opens the runs of programs that candidates have handed in, one for each set of hidden inputs. Only here are the inputs decrypted;
 * the expected files never leave the key.
 */
@ApplicationScoped
class OpenCodeRuns implements RowJob<UUID> {

    private final CodeTasks tasks;
    private final CodeRuns runs;
    private final BusinessClock clock;

    OpenCodeRuns(CodeTasks tasks, CodeRuns runs, BusinessClock clock) {
        this.tasks = tasks;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "open-code-runs";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int batchSize() {
        return 50;
    }

    @Override
    public List<UUID> due(int limit) {
        return tasks.withoutRuns(limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        ids.forEach(id -> tasks.lockWithoutRuns(id).ifPresent(this::open));
    }

    private void open(CodeTasks.Task task) {
        var key = tasks.key(task);
        var source = task.source().getBytes(StandardCharsets.UTF_8);
        var results = key.files().stream().map(ExpectedFile::name).collect(Collectors.toSet());
        for (int i = 0; i < key.sets().size(); i++) {
            runs.open(task.id(), i + 1, source, key.sets().get(i).inputs(), results, clock.instant());
        }
    }
}
