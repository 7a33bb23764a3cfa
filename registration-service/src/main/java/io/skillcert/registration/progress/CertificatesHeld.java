package io.skillcert.registration.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All certificates that exam-service has issued. */
@ApplicationScoped
public class CertificatesHeld implements PanacheRepositoryBase<CertificateHeld, String> {

    public List<CertificateHeld> of(UUID personId, String occupationCode) {
        return list("personId = ?1 and occupationCode = ?2", personId, occupationCode);
    }
}
