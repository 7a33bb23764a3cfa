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
 * Signs documents that others verify (JWS, ES256). The first key of the set signs and all keys are published: a new key is
 * put first, and documents signed by earlier keys stay verifiable.
 */
@Startup
@ApplicationScoped
public class SigningKeys {

    private final List<EllipticCurveJsonWebKey> keys;

    /** @param keySet a JWK set of P-256 keys, each with a {@code kid}; the first with its private part */
    SigningKeys(@ConfigProperty(name = "skillcert.signing.keys") String keySet) {
        try {
            keys = new JsonWebKeySet(keySet)
                    .getJsonWebKeys().stream()
                            .map(EllipticCurveJsonWebKey.class::cast)
                            .toList();
        } catch (JoseException | ClassCastException e) {
            throw new IllegalArgumentException("skillcert.signing.keys is not a JWK set of elliptic curve keys");
        }
        if (keys.isEmpty()
                || keys.get(0).getPrivateKey() == null
                || keys.stream()
                        .anyMatch(key ->
                                key.getKeyId() == null || !key.getCurveName().equals("P-256"))) {
            throw new IllegalArgumentException(
                    "skillcert.signing.keys has P-256 keys with a kid each, the first with its private part");
        }
    }

    /**
     * Signs a payload.
     *
     * @param type the media type of the payload, written to the header {@code typ}
     * @return the JWS in compact form
     */
    public String sign(String payload, String type) {
        var key = keys.get(0);
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", type);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setPayload(payload);
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a payload can't be signed", e);
        }
    }

    /** The payload; empty if it is none of this type, or was not signed by one of the keys. */
    public Optional<String> verify(String compact, String type) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(
                ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
        try {
            signature.setCompactSerialization(compact);
            var key = keys.stream()
                    .filter(known -> known.getKeyId().equals(signature.getKeyIdHeaderValue()))
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

    /** The public parts, as a JWK set. */
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
