package io.skillcert.exam.mailing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All mailings of printed certificates, waiting and dispatched. */
@ApplicationScoped
public class CertificateMailings implements PanacheRepositoryBase<CertificateMailing, UUID> {

    private final Certificates certificates;

    CertificateMailings(Certificates certificates) {
        this.certificates = certificates;
    }

    CertificateMailing get(UUID id) {
        return findByIdOptional(id).orElseThrow(CertificateMailings::notFound);
    }

    /**
     * Gets a mailing as its holder or an officer sees it.
     *
     * @param account the account that must be one that may act for the holder; null for a role that sees all
     * @throws ProblemException 404 if there is none or the account may not see it
     */
    public CertificateMailing getVisible(UUID id, String account) {
        return findByIdOptional(id)
                .filter(mailing -> certificates.isVisibleTo(account, mailing.number()))
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
