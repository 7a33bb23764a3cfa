package io.skillcert.registration.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.Violation;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.RegisterCandidate.Outcome;
import io.skillcert.registration.application.RegisterCandidate.Submission;
import io.skillcert.registration.batch.ExamBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Registers many candidates in one transaction, in the order of the rows. Each row has its own result. */
@ApplicationScoped
public class RegisterCohort {

    private final RegisterCandidate registerCandidate;
    private final CohortRowReader reader;
    private final Cohorts cohorts;
    private final CurrentActor currentActor;
    private final Audit audit;

    RegisterCohort(
            RegisterCandidate registerCandidate,
            CohortRowReader reader,
            Cohorts cohorts,
            CurrentActor currentActor,
            Audit audit) {
        this.registerCandidate = registerCandidate;
        this.reader = reader;
        this.cohorts = cohorts;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /** @param outcome empty if the row has violations */
    public record Row(Optional<Outcome> outcome, List<Violation> violations) {}

    public record Result(UUID cohortId, List<Row> rows) {}

    @Transactional
    public Result register(ExamBatch batch, List<JsonNode> rows, String commitment) {
        var actor = currentActor.get(null);
        registerCandidate.requireOpen(batch, commitment);
        var cohort = new Cohort(Ids.next(), batch.id(), actor.by(), actor.at(), rows.size());
        cohorts.persistAndFlush(cohort);
        var day = BusinessClock.day(actor.at());
        var read = rows.stream().map(row -> reader.read(row, batch, day)).toList();
        var submissions = read.stream()
                .flatMap(row -> row.application().stream())
                .map(application -> new Submission(Ids.next(), application))
                .toList();
        var outcomes = registerCandidate
                .registerAll(batch, submissions, Optional.of(cohort.id()), actor)
                .iterator();
        audit.record("register-cohort", "cohort", cohort.id(), null);
        return new Result(
                cohort.id(),
                read.stream()
                        .map(row -> new Row(row.application().map(valid -> outcomes.next()), row.violations()))
                        .toList());
    }
}
