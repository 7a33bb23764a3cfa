package io.skillcert.exam.coderun;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.language.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The processes that run programs of candidates. They report to the database every half minute, by its clock. */
@ApplicationScoped
public class CodeRunners {

    private static final Duration RECENT = Duration.ofMinutes(3);

    private static final String ALL =
            """
            select *, seen_at > clock_timestamp() - make_interval(secs => ?) as recent
            from code_runner order by seen_at desc, id limit 100""";

    private final Statements statements;

    CodeRunners(Statements statements) {
        this.statements = statements;
    }

    /**
     * A runner that has reported within the last day.
     *
     * @param versions of its Python, such as {@code python 3.11.2, pandas 1.5.3, numpy 1.24.2}; empty if it can't run programs
     * @param problem what it lacks; empty if nothing
     * @param isReady whether it has reported within three minutes that it lacks nothing
     */
    public record Runner(UUID id, String versions, String problem, Instant seenAt, boolean isReady) {}

    /** The runners, the latest report first. */
    @Transactional
    public List<Runner> all() {
        return statements.query(
                ALL,
                row -> new Runner(
                        uuid(row, "id"),
                        row.getString("versions"),
                        row.getString("problem"),
                        instant(row, "seen_at"),
                        row.getBoolean("recent") && row.getString("problem").isEmpty()),
                RECENT.toSeconds());
    }

    /** Whether a runner is ready. */
    public boolean isReady() {
        return all().stream().anyMatch(Runner::isReady);
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 with the reason if no runner is ready */
    public void requireReady() {
        var runners = all();
        if (runners.stream().noneMatch(Runner::isReady)) {
            throw ExamProblem.CODE_RUNNER_MISSING.exception(reason(runners));
        }
    }

    /** What the latest runner lacks, if that is why. */
    private static LocalizedText reason(List<Runner> runners) {
        return runners.stream()
                .findFirst()
                .filter(latest -> !latest.problem().isEmpty())
                .<LocalizedText>map(latest -> language -> latest.problem())
                .orElse(language ->
                        Texts.translated("none has reported for {0} minutes", language, RECENT.toMinutes()));
    }
}
