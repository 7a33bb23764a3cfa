package io.skillcert.exam.mailing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All mailings of printed certificates, waiting and dispatched. */
@ApplicationScoped
public class CertificateMailings implements PanacheRepositoryBase<CertificateMailing, UUID> {

    CertificateMailing get(UUID id) {
        return findByIdOptional(id).orElseThrow(CertificateMailings::notFound);
    }

    /**
     * Gets a mailing as its requester or an officer sees it.
     *
     * @param owner the account that must have requested it; null for everybody's
     * @throws ProblemException 404 if there is none or it was requested by another account
     */
    public CertificateMailing getVisible(UUID id, String owner) {
        return findByIdOptional(id)
                .filter(mailing -> owner == null || mailing.isRequestedBy(owner))
                .orElseThrow(CertificateMailings::notFound);
    }

    private static ProblemException notFound() {
        return ExamProblem.MAILING_NOT_FOUND.exception();
    }

    /** Reads a page of the mailings to be dispatched, oldest first, and one mailing more if there is one. */
    public List<CertificateMailing> waiting(PageRequest page) {
        return find("sentAt is null and id > ?1 order by id", page.after())
                .range(0, page.limit())
                .list();
    }
}
