package io.skillcert.registration.batch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All exam batches. */
@ApplicationScoped
public class ExamBatches implements PanacheRepositoryBase<ExamBatch, UUID> {

    public ExamBatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> BatchProblems.notFound(id));
    }

    /** One more than the limit, so that a further page shows. */
    public List<ExamBatch> page(Optional<UUID> after, int limit) {
        return after.map(id -> find("id > ?1 order by id", id))
                .orElseGet(() -> find("order by id"))
                .range(0, limit)
                .list();
    }
}
