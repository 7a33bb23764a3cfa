package io.skillcert.personal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * The code of an admission ticket (准考证) that its QR image holds: a JWS under a secret that who makes tickets and who
 * checks them share. No name and no number is in it.
 */
@ApplicationScoped
public class TicketCodes {

    private static final String UNTIL = "until";

    private final HmacKey key;

    /** @param secret without one there are no codes */
    public TicketCodes(@ConfigProperty(name = "skillcert.ticket.secret") Optional<String> secret) {
        key = secret.filter(text -> !text.isBlank()).map(TicketCodes::key).orElse(null);
    }

    /** What a code says. @param until the last exam day */
    public record Code(UUID registrationId, LocalDate until) {}

    /** Any secret becomes a key of the length the algorithm wants. */
    private static HmacKey key(String secret) {
        try {
            return new HmacKey(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether there is a secret. */
    public boolean isReady() {
        return key != null;
    }

    public String write(Code code) {
        var claims = new JwtClaims();
        claims.setSubject(code.registrationId().toString());
        claims.setStringClaim(UNTIL, code.until().toString());
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a ticket can't be signed", e);
        }
    }

    /** Empty if the text is no code, or was not signed with the secret. */
    public Optional<Code> read(String text) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256));
        signature.setKey(key);
        try {
            signature.setCompactSerialization(text);
            if (!signature.verifySignature()) {
                return Optional.empty();
            }
            var claims = JwtClaims.parse(signature.getPayload());
            return Optional.of(
                    new Code(UUID.fromString(claims.getSubject()), LocalDate.parse(claims.getStringClaimValue(UNTIL))));
        } catch (JoseException
                | InvalidJwtException
                | MalformedClaimException
                | IllegalArgumentException
                | DateTimeException e) {
            return Optional.empty();
        }
    }
}
