package io.skillcert.exam.certificate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All changes of certificates, asked for and decided. */
@ApplicationScoped
public class CertificateChanges implements PanacheRepositoryBase<CertificateChange, UUID> {

    CertificateChange lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(CertificateProblems::noChange);
    }

    /** One more than the limit, so that a further page shows. @param open only those that nobody has decided */
    public List<CertificateChange> page(boolean open, UUID after, int limit) {
        return find(
                        "id > ?1" + (open ? " and approved is null" : "") + " order by id",
                        after == null ? new UUID(0, 0) : after)
                .range(0, limit)
                .list();
    }
}
