package io.skillcert.exam.mailing;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.certificate.CertificateProblems;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** A holder asks for the printed certificate by post; an officer sends it and tells by whom and under which number. */
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

    /** @throws ProblemException 404 for another's certificate, 409 if it is asked for already */
    @Transactional
    public CertificateMailing ask(String number, IdentityDocument document, String address, String account) {
        certificates.findOf(number, document).orElseThrow(CertificateProblems::notFound);
        var mailing = new CertificateMailing(Ids.next(), number, address, cipher, account, clock.instant());
        try {
            mailings.persistAndFlush(mailing);
        } catch (ConstraintViolationException e) {
            throw new ProblemException(409, "mailing-asked-already", "The certificate is mailed, or waits for it.");
        }
        audit.record("ask-mailing", "certificate", number, null);
        return mailing;
    }

    @Transactional
    public CertificateMailing send(UUID id, String carrier, String tracking, String ifMatch) {
        var mailing = mailings.get(id);
        ETags.require(ifMatch, mailing.version());
        mailing.send(carrier, tracking, clock.instant());
        mailings.flush();
        audit.record("mail-certificate", "certificate", mailing.number(), null);
        return mailing;
    }
}
