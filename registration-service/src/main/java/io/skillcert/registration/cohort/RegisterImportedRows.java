package io.skillcert.registration.cohort;

import com.fasterxml.jackson.core.type.TypeReference;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violation;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.RegisterCandidate.Application;
import io.skillcert.registration.application.RegisterCandidate.Outcome;
import io.skillcert.registration.application.RegisterCandidate.Submission;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSite;
import io.skillcert.registration.batch.ExamSites;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Registers the next rows of an import in the order of its file, or all of them if it is all or none. */
@ApplicationScoped
class RegisterImportedRows {

    private static final int BATCH_SIZE = 500;

    private final RegisterCandidate registerCandidate;
    private final CohortImports imports;
    private final Cohorts cohorts;
    private final CohortRowReader reader;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final FieldCipher cipher;
    private final Json json;
    private final BusinessClock clock;

    RegisterImportedRows(
            RegisterCandidate registerCandidate,
            CohortImports imports,
            Cohorts cohorts,
            CohortRowReader reader,
            ExamBatches batches,
            ExamSites sites,
            FieldCipher cipher,
            Json json,
            BusinessClock clock) {
        this.registerCandidate = registerCandidate;
        this.imports = imports;
        this.cohorts = cohorts;
        this.reader = reader;
        this.batches = batches;
        this.sites = sites;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /** Rolls back an all-or-none import of which not all rows can be registered. */
    static final class NotAllRegisteredException extends RuntimeException {

        private static final String REASON = "not every row can be registered; the results of the rows say why";

        private final transient List<CohortImportRow> rows;

        private NotAllRegisteredException(List<CohortImportRow> rows) {
            super(REASON, null, false, false);
            this.rows = rows;
        }

        /** The rows that can't be registered, with their results. */
        List<CohortImportRow> rows() {
            return rows;
        }
    }

    /**
     * What all rows of an import have in common.
     *
     * @param sites the identifiers of the batch's exam sites by name
     * @param actor who uploaded the file, and when
     */
    private record Upload(UUID cohortId, ExamBatch batch, Map<String, String> sites, Actor actor) {}

    /**
     * Registers the next batch of rows, or ends the import if none is left.
     *
     * @throws NotAllRegisteredException if the import is all or none and a row can't be registered
     */
    void registerBatch(CohortImport cohortImport) {
        var upload = uploadOf(cohortImport);
        batches.lockForShare(upload.batch());
        if (!upload.batch()
                .isOpenForRegistrationOn(BusinessClock.day(upload.actor().at()))) {
            cohortImport.refuse("the batch was changed or cancelled after the upload", clock.instant());
        } else if (cohortImport.isAllOrNone()) {
            registerAll(cohortImport, upload);
        } else if (registerNext(cohortImport, upload).isEmpty()) {
            cohortImport.finish(clock.instant());
        }
    }

    private Upload uploadOf(CohortImport cohortImport) {
        var cohort = cohorts.findById(cohortImport.cohortId());
        var batch = batches.get(cohort.batchId());
        var siteIds = sites.of(batch.id()).stream()
                .collect(Collectors.toMap(ExamSite::name, site -> site.id().toString()));
        var actor = new Actor(cohort.registeredAt(), cohort.registeredBy(), cohortImport.byRole(), null);
        return new Upload(cohort.id(), batch, siteIds, actor);
    }

    private void registerAll(CohortImport cohortImport, Upload upload) {
        var refused = new ArrayList<CohortImportRow>();
        var rolledBack = new HashSet<UUID>();
        var current = cohortImport;
        var rows = registerNext(current, upload);
        while (!rows.isEmpty()) {
            rows.stream().filter(row -> !row.isRegistered()).forEach(refused::add);
            rows.stream().filter(CohortImportRow::isRegistered).forEach(row -> rolledBack.add(row.registrationId()));
            current = imports.flushAndReload(current);
            rows = registerNext(current, upload);
        }
        if (!refused.isEmpty()) {
            refused.forEach(row -> row.forgetDuplicateOf(rolledBack));
            throw new NotAllRegisteredException(refused);
        }
        current.finish(clock.instant());
    }

    /** Returns the rows that were handled: none if all have a result. */
    private List<CohortImportRow> registerNext(CohortImport cohortImport, Upload upload) {
        var rows = imports.rows(cohortImport.cohortId(), cohortImport.reached(), BATCH_SIZE);
        if (rows.isEmpty()) {
            return rows;
        }
        var valid = new LinkedHashMap<CohortImportRow, Application>();
        rows.forEach(row -> read(row, upload).ifPresent(application -> valid.put(row, application)));
        var outcomes = register(List.copyOf(valid.values()), upload).iterator();
        valid.keySet().forEach(row -> row.record(outcomes.next()));
        imports.updateRows(rows);
        int registered =
                (int) rows.stream().filter(CohortImportRow::isRegistered).count();
        cohortImport.advance(rows.get(rows.size() - 1).row(), rows.size(), registered);
        return rows;
    }

    private List<Outcome> register(List<Application> applications, Upload upload) {
        var submissions = applications.stream()
                .map(application -> new Submission(Ids.next(), application))
                .toList();
        var outcomes = imports.withNewQueryPlans(() -> registerCandidate.decideAll(
                upload.batch(), submissions, Optional.of(upload.cohortId()), upload.actor()));
        registerCandidate.record(outcomes, upload.actor());
        return outcomes;
    }

    private Optional<Application> read(CohortImportRow row, Upload upload) {
        List<Violation> violations = json.read(row.problems(), new TypeReference<>() {});
        if (!violations.isEmpty()) {
            row.invalid(row.problems());
            return Optional.empty();
        }
        Map<CohortColumn, String> cells = json.read(row.cells(cipher).orElseThrow(), new TypeReference<>() {});
        var read = reader.read(
                cells,
                upload.sites(),
                upload.batch(),
                BusinessClock.day(upload.actor().at()));
        if (read.application().isEmpty()) {
            row.invalid(json.write(read.violations()));
        }
        return read.application();
    }
}
