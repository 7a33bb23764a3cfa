package io.skillcert.exam.verification;

import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.lookup.ClientAddress;
import io.skillcert.exam.lookup.FailedLookups;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies certificates by number and name, or by number and the code that is printed on them. A wrong name and an unknown
 * number get the same answer. Wrong names are limited by the client's address and network, or by the account: after
 * {@value #WRONG_PER_ADDRESS} an hour a wrong name is answered 429 and a right one as before; an address that goes on to
 * {@value #GUESSES_PER_ADDRESS}, or a network to {@value #GUESSES_PER_NETWORK}, guesses and is refused. The guesses of
 * others close no certificate, and verification by code has no such limit.
 */
@ApplicationScoped
public class VerifyCertificate {

    private static final int WRONG_PER_ADDRESS = 20;
    private static final int GUESSES_PER_ADDRESS = 200;
    private static final int GUESSES_PER_NETWORK = 1000;
    private static final int GUESSES_PER_ACCOUNT = 500;

    private final Certificates certificates;
    private final FieldCipher cipher;
    private final FailedLookups failures;
    private final ClientAddress client;

    VerifyCertificate(Certificates certificates, FieldCipher cipher, FailedLookups failures, ClientAddress client) {
        this.certificates = certificates;
        this.cipher = cipher;
        this.failures = failures;
        this.client = client;
    }

    /** The number and name on a certificate that someone presents. */
    public record Presented(String number, String name) {}

    /**
     * The result of a verification.
     *
     * @param match the certificate; empty if there is none with this number and name
     */
    public record Verification(String number, Optional<Certificate> match) {}

    /**
     * Verifies one certificate by number and name.
     *
     * @throws ProblemException 429 after too many wrong names from the client's address or network
     */
    @Transactional
    public Verification verify(Presented presented) {
        var address = client.address();
        var network = client.network();
        var wrong = failures.ofSource(address);
        if (wrong >= GUESSES_PER_ADDRESS || failures.ofNetwork(network) >= GUESSES_PER_NETWORK) {
            throw ProblemException.tooMany(FailedLookups.SECONDS);
        }
        var found = find(presented);
        if (found.isEmpty()) {
            failures.add(address, network, "certificate", presented.number());
            if (wrong == WRONG_PER_ADDRESS) {
                failures.limitReached("client-address", address);
            }
            if (wrong >= WRONG_PER_ADDRESS) {
                throw ProblemException.tooMany(FailedLookups.SECONDS / WRONG_PER_ADDRESS);
            }
        }
        return new Verification(presented.number(), found);
    }

    /**
     * Verifies one certificate by number and the code that its QR code holds. A code can't be guessed.
     *
     * @return the certificate; empty if there is none with this number and code
     */
    @Transactional
    public Optional<Certificate> verifyCode(String number, String code) {
        return certificates.findByIdOptional(number).filter(certificate -> isSame(certificate.code(), code));
    }

    /**
     * Verifies the certificates of a batch by number and name, in their order. The batches of an account are verified one at
     * a time, and the wrong names of one are counted before the next begins.
     *
     * @throws ProblemException 429 after too many wrong names from the account, or while another batch of it is verified
     */
    @Transactional
    public List<Verification> verifyAll(List<Presented> all, String account) {
        var source = failures.digest("verifying-account", account);
        failures.lockSource(source);
        if (failures.ofSource(source) >= GUESSES_PER_ACCOUNT) {
            throw ProblemException.tooMany(FailedLookups.SECONDS);
        }
        var verifications = new ArrayList<Verification>();
        var wrong = 0;
        for (var presented : all) {
            var found = find(presented);
            if (found.isEmpty()) {
                failures.add(source, null, "certificate", presented.number());
                wrong++;
            }
            verifications.add(new Verification(presented.number(), found));
        }
        if (wrong >= GUESSES_PER_ACCOUNT) {
            failures.limitReached("account", account);
        }
        failures.store();
        return verifications;
    }

    private Optional<Certificate> find(Presented presented) {
        return certificates.findByIdOptional(presented.number()).filter(certificate -> certificate
                .name(cipher)
                .filter(name -> isSame(name, PersonName.normalised(presented.name())))
                .isPresent());
    }

    // In constant time, so that the response time does not reveal how much of the text is right.
    private static boolean isSame(String text, String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
