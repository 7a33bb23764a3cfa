package io.skillcert.exam.mailing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All printed certificates that are mailed, or wait for it. */
@ApplicationScoped
public class CertificateMailings implements PanacheRepositoryBase<CertificateMailing, UUID> {

    public CertificateMailing get(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(() -> new ProblemException(404, "mailing-not-found", "There is no such mailing."));
    }

    /** One more than the limit, so that a further page shows. */
    public List<CertificateMailing> waiting(UUID after, int limit) {
        return find("sentAt is null and id > ?1 order by id", after == null ? new UUID(0, 0) : after)
                .range(0, limit)
                .list();
    }
}
