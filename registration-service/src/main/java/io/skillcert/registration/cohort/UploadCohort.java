package io.skillcert.registration.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.application.AccountLock;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Takes a cohort's file: its rows are kept, and registered by {@link CohortImportJob}. */
@ApplicationScoped
public class UploadCohort {

    static final int MAX_RUNNING = 10;

    private static final int ROWS_IN_MEMORY = 500;

    private final RegisterCandidate registerCandidate;
    private final ExamBatches batches;
    private final Cohorts cohorts;
    private final CohortImports imports;
    private final AccountLock accountLock;
    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final CurrentActor currentActor;
    private final Audit audit;

    UploadCohort(
            RegisterCandidate registerCandidate,
            ExamBatches batches,
            Cohorts cohorts,
            CohortImports imports,
            AccountLock accountLock,
            FieldCipher cipher,
            ObjectMapper json,
            CurrentActor currentActor,
            Audit audit) {
        this.registerCandidate = registerCandidate;
        this.batches = batches;
        this.cohorts = cohorts;
        this.imports = imports;
        this.accountLock = accountLock;
        this.cipher = cipher;
        this.json = json;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /** @param allOrNone whether nobody is registered if anybody can't be */
    public record Upload(FileFormat format, byte[] content, String commitment, boolean allOrNone) {}

    /** Fired once an upload is committed, so that it does not wait for the next look. */
    public record Uploaded(UUID cohortId) {}

    /** The same upload again is the import that is there. */
    @Transactional
    public UUID upload(UUID batchId, Upload upload) {
        var batch = batches.get(batchId);
        var actor = currentActor.get(null);
        var digest = digest(batch, upload, actor.by());
        accountLock.take(actor.by());
        var known = imports.ofUpload(digest);
        if (known.isPresent()) {
            return known.get().cohortId();
        }
        registerCandidate.begin(batch, upload.commitment());
        if (imports.runningOf(actor.by()) >= MAX_RUNNING) {
            throw new ProblemException(
                    409, "too-many-imports", "An account has at most " + MAX_RUNNING + " imports running.");
        }
        var id = Ids.next();
        int size = CohortFile.read(upload.format(), upload.content(), (cells, row) -> {});
        var cohort = new Cohort(id, batch.id(), actor.by(), actor.at(), size);
        cohorts.persistAndFlush(cohort);
        imports.persistAndFlush(new CohortImport(cohort, digest, actor.role(), upload.allOrNone()));
        var rows = new ArrayList<CohortImportRow>(ROWS_IN_MEMORY);
        CohortFile.read(upload.format(), upload.content(), (cells, row) -> {
            rows.add(new CohortImportRow(id, row, write(cells), cipher));
            if (rows.size() == ROWS_IN_MEMORY) {
                imports.addRows(rows);
                rows.clear();
            }
        });
        imports.addRows(rows);
        audit.record("upload-cohort", "cohort", id, null);
        return id;
    }

    private String write(Map<CohortColumn, String> cells) {
        try {
            return json.writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cells can't be written as JSON", e);
        }
    }

    private static String digest(ExamBatch batch, Upload upload, String account) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(upload.content());
            var asked = "\n" + batch.id() + "\n" + upload.allOrNone() + "\n" + account;
            return HexFormat.of().formatHex(digest.digest(asked.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
