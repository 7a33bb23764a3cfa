package io.skillcert.exam.verification;

import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Verifies certificates by number and name. A wrong name and an unknown number get the same answer. */
@ApplicationScoped
public class VerifyCertificate {

    private final Certificates certificates;
    private final FieldCipher cipher;
    private final VerificationLimit limit;

    VerifyCertificate(Certificates certificates, FieldCipher cipher, VerificationLimit limit) {
        this.certificates = certificates;
        this.cipher = cipher;
        this.limit = limit;
    }

    /** The number and name on a certificate that someone presents. */
    public record Presented(String number, String name) {}

    /**
     * The result of a verification.
     *
     * @param limited whether it was not verified because too many wrong names were tried for the number
     * @param match the certificate; empty if there is none with this number and name
     */
    public record Verification(String number, boolean limited, Optional<Certificate> match) {}

    /**
     * Verifies one certificate.
     *
     * @throws io.skillcert.http.problem.ProblemException 429 if too many wrong names were tried for the number
     */
    @Transactional
    public Verification verify(Presented presented) {
        limit.require(presented.number());
        return new Verification(presented.number(), false, find(presented));
    }

    /**
     * Verifies the certificates of a batch, in their order.
     *
     * @throws io.skillcert.http.problem.ProblemException 429 if the account has sent too many batches
     */
    @Transactional
    public List<Verification> verifyAll(List<Presented> all, String account) {
        limit.takeBatch(account);
        return all.stream()
                .map(presented -> limit.allows(presented.number())
                        ? new Verification(presented.number(), false, find(presented))
                        : new Verification(presented.number(), true, Optional.empty()))
                .toList();
    }

    private Optional<Certificate> find(Presented presented) {
        var found = certificates.findByIdOptional(presented.number()).filter(certificate -> certificate
                .name(cipher)
                .filter(name -> isSame(name, presented.name()))
                .isPresent());
        if (found.isEmpty()) {
            limit.wrongName(presented.number());
        }
        return found;
    }

    // In constant time, so that the response time does not reveal how much of the name is right.
    private static boolean isSame(String name, String other) {
        return MessageDigest.isEqual(
                name.getBytes(StandardCharsets.UTF_8),
                PersonName.normalised(other).getBytes(StandardCharsets.UTF_8));
    }
}
