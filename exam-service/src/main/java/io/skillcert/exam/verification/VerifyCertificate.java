package io.skillcert.exam.verification;

import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Answers whether a certificate is what somebody shows: by number and name together. A wrong name and a number that does
 * not exist get the same answer.
 */
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

    /** What is to be verified. */
    public record Shown(String number, String name) {}

    /** Empty if there is no such certificate of this name. @throws ProblemException 429 after too many wrong names */
    @Transactional
    public Optional<Certificate> verify(Shown shown) {
        if (!limit.allows(shown.number())) {
            throw ProblemException.tooMany(
                    "Too many names were tried for this number: wait, then go on.",
                    VerificationLimit.SECONDS_PER_HOUR / VerificationLimit.WRONG_NAMES_PER_HOUR);
        }
        return find(shown);
    }

    /** In the order asked; one for which too many names were tried is not answered. */
    @Transactional
    public List<Answer> verifyAll(List<Shown> all, String account) {
        limit.takeBatch(account);
        return all.stream()
                .map(shown -> limit.allows(shown.number())
                        ? new Answer(shown.number(), true, find(shown))
                        : new Answer(shown.number(), false, Optional.empty()))
                .toList();
    }

    /** @param answered false: too many names were tried for the number */
    public record Answer(String number, boolean answered, Optional<Certificate> found) {}

    private Optional<Certificate> find(Shown shown) {
        var found = certificates.findByIdOptional(shown.number()).filter(certificate -> certificate
                .name(cipher)
                .filter(name -> isSame(name, shown.name()))
                .isPresent());
        if (found.isEmpty()) {
            limit.wrongName(shown.number());
        }
        return found;
    }

    private static boolean isSame(String name, String other) {
        return MessageDigest.isEqual(
                name.getBytes(StandardCharsets.UTF_8), other.strip().getBytes(StandardCharsets.UTF_8));
    }
}
