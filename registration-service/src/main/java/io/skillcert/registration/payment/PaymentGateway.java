package io.skillcert.registration.payment;

import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs and verifies callbacks of the payment gateway: HMAC-SHA256 over {@code timestamp.body} with a shared secret,
 * accepted for five minutes.
 */
@ApplicationScoped
public class PaymentGateway {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Optional<String> secret;

    PaymentGateway(@ConfigProperty(name = "skillcert.payment.callback-secret") Optional<String> secret) {
        this.secret = secret.filter(text -> !text.isBlank());
    }

    /** @throws io.skillcert.http.problem.ProblemException 401 if the signature is wrong or expired, 404 without a gateway */
    public void requireSigned(String timestamp, String signature, byte[] body, Instant now) {
        var expected = sign(timestamp == null ? "" : timestamp, body).getBytes(StandardCharsets.US_ASCII);
        var given = (signature == null ? "" : signature).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw RegistrationProblem.WRONG_SIGNATURE.exception();
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.abs().compareTo(TOLERANCE) > 0) {
            throw RegistrationProblem.STALE_CALLBACK.exception();
        }
    }

    /** @param timestamp seconds since 1970 */
    public String sign(String timestamp, byte[] body) {
        var key = secret.orElseThrow(RegistrationProblem.NO_GATEWAY::exception).getBytes(StandardCharsets.UTF_8);
        if (!timestamp.matches("\\d{1,12}")) {
            throw RegistrationProblem.WRONG_SIGNATURE.exception();
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
