package io.skillcert.exam.certificate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All certificate changes, open and decided. */
@ApplicationScoped
public class CertificateChanges implements PanacheRepositoryBase<CertificateChange, UUID> {

    CertificateChange lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(ExamProblem.CERTIFICATE_CHANGE_NOT_FOUND::exception);
    }

    /** Reads a page of changes, oldest first, and one change more if there is one. */
    public List<CertificateChange> page(boolean onlyOpen, PageRequest page) {
        return find("id > ?1" + (onlyOpen ? " and approved is null" : "") + " order by id", page.after())
                .range(0, page.limit())
                .list();
    }
}
