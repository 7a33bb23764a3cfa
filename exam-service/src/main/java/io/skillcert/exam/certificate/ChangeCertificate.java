package io.skillcert.exam.certificate;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.certificate.CertificateChange.Kind;
import io.skillcert.exam.entry.ActingAccounts;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personkey.PersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Corrects, reissues or revokes a certificate: one officer requests it and another decides, each with a reason. */
@ApplicationScoped
public class ChangeCertificate {

    private final Certificates certificates;
    private final CertificateChanges changes;
    private final CertificateNumbers numbers;
    private final ExamEntries entries;
    private final ActingAccounts accounts;
    private final PersonKeys personKeys;
    private final FieldCipher cipher;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    ChangeCertificate(
            Certificates certificates,
            CertificateChanges changes,
            CertificateNumbers numbers,
            ExamEntries entries,
            ActingAccounts accounts,
            PersonKeys personKeys,
            FieldCipher cipher,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.certificates = certificates;
        this.changes = changes;
        this.numbers = numbers;
        this.entries = entries;
        this.accounts = accounts;
        this.personKeys = personKeys;
        this.cipher = cipher;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Requests a change.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the certificate is not valid or another change is open
     */
    @Transactional
    public CertificateChange request(CertificateChange.Request request, String account) {
        var certificate = certificates.lock(request.number());
        if (certificate.status() != Certificate.Status.VALID) {
            throw ExamProblem.CERTIFICATE_NOT_VALID.exception(certificate.status());
        }
        var change = new CertificateChange(Ids.next(), request, cipher, account, clock.instant());
        try {
            changes.persistAndFlush(change);
        } catch (ConstraintViolationException e) {
            throw ExamProblem.CERTIFICATE_CHANGE_OPEN.exception();
        }
        audit.record("ask-certificate-change", "certificate", request.number(), request.reason());
        return change;
    }

    /**
     * Decides a change and carries it out if it is approved.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if it is already decided, or the account requested it
     */
    @Transactional
    public CertificateChange decide(UUID id, boolean approved, String reason, String account, String ifMatch) {
        var change = changes.lock(id);
        ETags.require(ifMatch, change.version());
        change.decide(approved, reason, account, clock.instant());
        if (approved) {
            carryOut(change, certificates.lock(change.number()));
        }
        changes.flush();
        audit.record("decide-certificate-change", "certificate", change.number(), reason);
        return change;
    }

    private void carryOut(CertificateChange change, Certificate certificate) {
        if (change.kind() == Kind.REVOCATION) {
            certificate.revoke(clock.today());
            outbox.append(CertificateRevokedV1.TYPE, certificate.personId(), certificate.revoked(clock.instant()));
            return;
        }
        var number = numbers.next(certificate.level(), 1, clock.today()).get(0);
        var next = certificate.replace(number, change.name(cipher), cipher, clock.today());
        certificates.flush(); // a registration has one valid certificate at a time
        certificates.persist(next);
        change.replacedBy(next.number());
        outbox.append(
                CertificateReissuedV1.TYPE,
                next.personId(),
                next.reissued(
                        change.kind().name(),
                        accounts.of(entries.findById(next.registrationId())),
                        personKeys.of(next.personId()),
                        cipher,
                        clock.instant()));
    }
}
