package io.skillcert.registration.cohort;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.http.json.Json;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.AccountLock;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** Stores the rows of a cohort's file, which {@link CohortImportJob} registers. */
@ApplicationScoped
public class UploadCohort {

    private static final int MAX_RUNNING = 10;
    private static final int BATCH_SIZE = 500;

    private final RegisterCandidate registerCandidate;
    private final ExamBatches batches;
    private final Cohorts cohorts;
    private final CohortImports imports;
    private final AccountLock accountLock;
    private final FieldCipher cipher;
    private final Json json;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final Event<Uploaded> uploaded;

    UploadCohort(
            RegisterCandidate registerCandidate,
            ExamBatches batches,
            Cohorts cohorts,
            CohortImports imports,
            AccountLock accountLock,
            FieldCipher cipher,
            Json json,
            CurrentActor currentActor,
            Audit audit,
            Event<Uploaded> uploaded) {
        this.registerCandidate = registerCandidate;
        this.batches = batches;
        this.cohorts = cohorts;
        this.imports = imports;
        this.accountLock = accountLock;
        this.cipher = cipher;
        this.json = json;
        this.currentActor = currentActor;
        this.audit = audit;
        this.uploaded = uploaded;
    }

    /** @param allOrNone whether nobody is registered if anybody can't be */
    public record Upload(FileFormat format, byte[] content, String commitment, boolean allOrNone) {}

    /** Wakes the import job once the rows are committed. */
    record Uploaded() {}

    /** Returns the identifier of the import. Uploading the same file again returns that of the existing import. */
    public UUID upload(UUID batchId, Upload upload) {
        var id = QuarkusTransaction.requiringNew().call(() -> store(batchId, upload));
        uploaded.fireAsync(new Uploaded());
        return id;
    }

    private UUID store(UUID batchId, Upload upload) {
        var batch = batches.get(batchId);
        var actor = currentActor.get(null);
        var digest = digest(batch, upload, actor.by());
        accountLock.take(actor.by());
        return imports.ofUpload(digest)
                .map(CohortImport::cohortId)
                .orElseGet(() -> storeNew(batch, upload, digest, actor));
    }

    private UUID storeNew(ExamBatch batch, Upload upload, String digest, Actor actor) {
        registerCandidate.requireOpen(batch, upload.commitment());
        if (imports.runningOf(actor.by()) >= MAX_RUNNING) {
            throw RegistrationProblem.TOO_MANY_IMPORTS.exception(MAX_RUNNING);
        }
        var id = Ids.next();
        int size = CohortFile.read(upload.format(), upload.content(), row -> {});
        var cohort = new Cohort(id, batch.id(), actor.by(), actor.at(), size);
        cohorts.persistAndFlush(cohort);
        imports.persistAndFlush(new CohortImport(cohort, digest, actor.role(), upload.allOrNone()));
        var rows = new ArrayList<CohortImportRow>(BATCH_SIZE);
        CohortFile.read(upload.format(), upload.content(), row -> {
            rows.add(new CohortImportRow(
                    id, row.number(), json.write(row.cells()), json.write(row.violations()), cipher));
            if (rows.size() == BATCH_SIZE) {
                imports.addRows(rows);
                rows.clear();
            }
        });
        imports.addRows(rows);
        audit.record("upload-cohort", "cohort", id, null);
        return id;
    }

    private static String digest(ExamBatch batch, Upload upload, String account) {
        var options = "\n" + batch.id() + "\n" + upload.allOrNone() + "\n" + account;
        var digest = DigestUtils.updateDigest(DigestUtils.getSha256Digest(), upload.content());
        return Hex.encodeHexString(digest.digest(options.getBytes(StandardCharsets.UTF_8)));
    }
}
