package io.skillcert.exam.certificate;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.exam.certificate.CertificateChange.Kind;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.SkillLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Corrects, reissues or revokes a certificate: one officer asks, another decides, each with a reason. */
@ApplicationScoped
public class ChangeCertificate {

    private final Certificates certificates;
    private final CertificateChanges changes;
    private final CertificateNumbers numbers;
    private final FieldCipher cipher;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    ChangeCertificate(
            Certificates certificates,
            CertificateChanges changes,
            CertificateNumbers numbers,
            FieldCipher cipher,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.certificates = certificates;
        this.changes = changes;
        this.numbers = numbers;
        this.cipher = cipher;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param name the right one, for a correction alone */
    @Transactional
    public CertificateChange ask(String number, Kind kind, Optional<String> name, String reason, String account) {
        var certificate = certificates.lock(number);
        if (certificate.status() != Certificate.Status.VALID) {
            throw CertificateProblems.notValid(certificate.status());
        }
        var change = new CertificateChange(Ids.next(), number, kind, reason, name, cipher)
                .requested(account, clock.instant());
        try {
            changes.persistAndFlush(change);
        } catch (ConstraintViolationException e) {
            throw CertificateProblems.changeOpen();
        }
        audit.record("ask-certificate-change", "certificate", number, reason);
        return change;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is decided, or the caller asked for it */
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
        var number = numbers.next(SkillLevel.of(certificate.level()), 1, clock.today())
                .get(0);
        var next = certificate.replace(number, change.name(cipher), cipher, clock.today());
        certificates.flush(); // only then may another one count in its place
        certificates.persist(next);
        change.led(next.number());
        outbox.append(
                CertificateReissuedV1.TYPE,
                next.personId(),
                next.reissued(change.kind().name(), clock.instant()));
    }
}
