package io.skillcert.exam.mailing;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.http.ETags;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Mails printed certificates: the holder requests it, and an officer dispatches it and enters carrier and tracking number. */
@ApplicationScoped
public class MailCertificate {

    private final Certificates certificates;
    private final CertificateMailings mailings;
    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    MailCertificate(
            Certificates certificates,
            CertificateMailings mailings,
            FieldCipher cipher,
            Audit audit,
            BusinessClock clock) {
        this.certificates = certificates;
        this.mailings = mailings;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Requests the mailing of a certificate to its holder.
     *
     * @param address telephone number and postal address; the recipient is the holder, whom the certificate names
     * @throws ProblemException 404 if the account may not act for the holder, 409 if a mailing was already requested
     */
    @Transactional
    public CertificateMailing request(String number, IdentityDocument document, String address, String account) {
        certificates.getFor(account, document, number);
        var mailing = new CertificateMailing(Ids.next(), number, address, cipher, account, clock.instant());
        try {
            mailings.persistAndFlush(mailing);
        } catch (ConstraintViolationException e) {
            throw ExamProblem.MAILING_ASKED_ALREADY.exception();
        }
        audit.record("ask-mailing", "certificate", number, null);
        return mailing;
    }

    /** Reads a page of the mailings to be dispatched, whose names and addresses the caller sees. */
    @Transactional
    public List<CertificateMailing> waiting(PageRequest page) {
        return mailings.waiting(page);
    }

    /**
     * Marks a mailing as dispatched.
     *
     * @throws ProblemException 409 if it is already dispatched
     */
    @Transactional
    public CertificateMailing dispatch(UUID id, String carrier, String tracking, String ifMatch) {
        var mailing = mailings.get(id);
        ETags.require(ifMatch, mailing.version());
        mailing.dispatch(carrier, tracking, clock.instant());
        mailings.flush();
        audit.record("mail-certificate", "certificate", mailing.number(), null);
        return mailing;
    }
}
