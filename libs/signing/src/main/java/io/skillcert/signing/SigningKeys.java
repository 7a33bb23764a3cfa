package io.skillcert.signing;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs documents and events that others verify (JWS, ES256). The first key of the set signs documents, and the first key with
 * the member {@code "purpose": "events"} signs events; without such a key the first one signs events too. All keys are
 * published: a new key is put first, and what earlier keys have signed stays verifiable.
 */
@Startup
@ApplicationScoped
public class SigningKeys {

    static final AlgorithmConstraints ES256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final List<EllipticCurveJsonWebKey> keys;
    private final EllipticCurveJsonWebKey documentKey;
    private final EllipticCurveJsonWebKey eventKey;

    /**
     * @param keySet a JWK set of P-256 keys, each with a {@code kid}; the first one for documents, and the first one for
     *     events if there is any, with its private part
     */
    public SigningKeys(@ConfigProperty(name = "skillcert.signing.keys") String keySet) {
        try {
            keys = new JsonWebKeySet(keySet)
                    .getJsonWebKeys().stream()
                            .map(EllipticCurveJsonWebKey.class::cast)
                            .toList();
        } catch (JoseException | ClassCastException e) {
            throw new IllegalArgumentException("skillcert.signing.keys is not a JWK set of elliptic curve keys");
        }
        documentKey = first(false).orElse(null);
        eventKey = first(true).orElse(documentKey);
        if (documentKey == null
                || documentKey.getPrivateKey() == null
                || eventKey.getPrivateKey() == null
                || keys.stream()
                        .anyMatch(key ->
                                key.getKeyId() == null || !key.getCurveName().equals("P-256"))) {
            throw new IllegalArgumentException("skillcert.signing.keys has P-256 keys with a kid each, "
                    + "the first one and the first one with the purpose events with their private part");
        }
    }

    private Optional<EllipticCurveJsonWebKey> first(boolean forEvents) {
        return keys.stream()
                .filter(key -> PublishedKeys.isForEvents(key) == forEvents)
                .findFirst();
    }

    /**
     * Signs a document.
     *
     * @param type the media type of the payload, written to the header {@code typ}
     * @return the JWS in compact form
     */
    public String sign(String payload, String type) {
        var signature = newSignature(documentKey, type);
        signature.setPayload(payload);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a payload can't be signed", e);
        }
    }

    /**
     * Signs an event, which travels beside its signature; {@link PublishedKeys} verifies it.
     *
     * @param type written to the header {@code typ}
     * @return the JWS in compact form with an empty payload (RFC 7515, appendix F)
     */
    public String signDetached(byte[] content, String type) {
        var signature = newSignature(eventKey, type);
        signature.setPayloadBytes(content);
        try {
            return signature.getDetachedContentCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("an event can't be signed", e);
        }
    }

    private static JsonWebSignature newSignature(EllipticCurveJsonWebKey key, String type) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", type);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        return signature;
    }

    /** Returns the payload of a signed document; empty if it is none of this type, or was not signed by one of the keys. */
    public Optional<String> verify(String compact, String type) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(ES256);
        try {
            signature.setCompactSerialization(compact);
            var key = keys.stream()
                    .filter(known -> known.getKeyId().equals(signature.getKeyIdHeaderValue()))
                    .filter(known -> !PublishedKeys.isForEvents(known))
                    .findFirst();
            if (key.isEmpty() || !type.equals(signature.getHeader("typ"))) {
                return Optional.empty();
            }
            signature.setKey(key.get().getPublicKey());
            return signature.verifySignature() ? Optional.of(signature.getPayload()) : Optional.empty();
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    /** Returns the public parts, as a JWK set. */
    public String published() {
        var set = new JsonWebKeySet();
        keys.forEach(key -> {
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            set.addJsonWebKey((JsonWebKey) key);
        });
        return set.toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}
