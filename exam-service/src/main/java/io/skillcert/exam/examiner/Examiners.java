package io.skillcert.exam.examiner;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All who may mark. */
@ApplicationScoped
class Examiners implements PanacheRepositoryBase<Examiner, UUID> {

    Optional<Examiner> of(String account) {
        return find("account", account).firstResultOptional();
    }

    /** One more than the limit, so that a further page shows. */
    List<Examiner> page(UUID after, int limit) {
        return find("id > ?1 order by id", after == null ? new UUID(0, 0) : after)
                .range(0, limit)
                .list();
    }
}
