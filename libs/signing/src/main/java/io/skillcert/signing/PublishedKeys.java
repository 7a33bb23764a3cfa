package io.skillcert.signing;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** The public keys of a service as it publishes them, which verify its events. */
public final class PublishedKeys {

    private static final String PURPOSE = "purpose";
    private static final String EVENTS = "events";

    /** The most signatures that are remembered as valid. */
    private static final int REMEMBERED = 2_000;

    private final Map<String, EllipticCurveJsonWebKey> keys = new HashMap<>();

    private final Set<String> valid =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            }));

    /**
     * Reads a JWK set: the keys with the purpose events, or all of its elliptic keys if none has it.
     *
     * @throws IllegalArgumentException if it is no JWK set
     */
    public PublishedKeys(String keySet) {
        try {
            var all = new JsonWebKeySet(keySet).getJsonWebKeys();
            var isMarked = all.stream().anyMatch(PublishedKeys::isForEvents);
            for (var key : all) {
                if (key instanceof EllipticCurveJsonWebKey elliptic
                        && key.getKeyId() != null
                        && isForEvents(key) == isMarked) {
                    keys.put(key.getKeyId(), elliptic);
                }
            }
        } catch (JoseException e) {
            throw new IllegalArgumentException("not a JWK set", e);
        }
    }

    static boolean isForEvents(JsonWebKey key) {
        return EVENTS.equals(key.getOtherParameterValue(PURPOSE, String.class));
    }

    /** What a signature is worth. */
    public enum Verdict {
        VALID,
        UNKNOWN_KEY,
        INVALID
    }

    /**
     * Verifies a signature that many events share; a valid one is remembered.
     *
     * @param content is short, such as a hash
     * @see #verify
     */
    public Verdict verifyShared(String signature, byte[] content, String type) {
        var remembered = type + " " + Base64Url.encode(content) + " " + signature;
        if (valid.contains(remembered)) {
            return Verdict.VALID;
        }
        var verdict = verify(signature, content, type);
        if (verdict == Verdict.VALID) {
            valid.add(remembered);
        }
        return verdict;
    }

    /**
     * Verifies the signature of an event.
     *
     * @param signature a JWS in compact form with an empty payload
     * @param type the expected header {@code typ}
     */
    public Verdict verify(String signature, byte[] content, String type) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(SigningKeys.ES256);
        try {
            jws.setCompactSerialization(signature);
            if (!jws.getEncodedPayload().isEmpty() || !type.equals(jws.getHeader("typ"))) {
                return Verdict.INVALID;
            }
            var key = keys.get(jws.getKeyIdHeaderValue());
            if (key == null) {
                return Verdict.UNKNOWN_KEY;
            }
            jws.setEncodedPayload(Base64Url.encode(content));
            jws.setKey(key.getPublicKey());
            return jws.verifySignature() ? Verdict.VALID : Verdict.INVALID;
        } catch (JoseException e) {
            return Verdict.INVALID;
        }
    }
}
