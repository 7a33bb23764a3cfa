package io.skillcert.registration.batch;

import io.skillcert.http.Audit;
import io.skillcert.http.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** A registrar announces a batch (批次报名通知). */
@ApplicationScoped
public class AnnounceExamBatch {

    private final ExamBatches batches;
    private final Audit audit;

    AnnounceExamBatch(ExamBatches batches, Audit audit) {
        this.batches = batches;
        this.audit = audit;
    }

    @Transactional
    public ExamBatch announce(String name, String occupationCode, List<Integer> levels, ExamBatch.Periods periods) {
        var batch = ExamBatch.announce(Ids.next(), name, occupationCode, levels, periods);
        batches.persistAndFlush(batch);
        audit.record("announce-exam-batch", "exam-batch", batch.id(), null);
        return batch;
    }
}
