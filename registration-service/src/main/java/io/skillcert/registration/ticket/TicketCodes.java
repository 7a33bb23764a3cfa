package io.skillcert.registration.ticket;

import io.skillcert.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** The signed payload of a ticket's QR code: a JWS under a secret that check-in shares. No name and no number in it. */
@ApplicationScoped
class TicketCodes {

    private final HmacKey key;

    TicketCodes(@ConfigProperty(name = "skillcert.ticket.secret") Optional<String> secret) {
        key = secret.filter(text -> !text.isBlank()).map(TicketCodes::key).orElse(null);
    }

    /** Any secret becomes a key of the length the algorithm wants. */
    private static HmacKey key(String secret) {
        try {
            return new HmacKey(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String of(UUID registrationId, LocalDate lastExamDay) {
        if (key == null) {
            throw new ProblemException(
                    404, "no-ticket-secret", "This service has no secret to sign admission tickets with.");
        }
        var claims = new JwtClaims();
        claims.setSubject(registrationId.toString());
        claims.setStringClaim("until", lastExamDay.toString());
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
}
