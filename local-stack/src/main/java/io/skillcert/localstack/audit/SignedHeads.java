package io.skillcert.localstack.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads signed heads of an audit log (JWS, ES256) with the public keys of the service. */
final class SignedHeads {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    private final Map<String, PublicKey> keys;

    private SignedHeads(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /** What a head claims. */
    record Claim(String day, long sequence, String hash) {}

    /** @param keySet a JWK set of P-256 keys */
    static SignedHeads of(String keySet) {
        try {
            var keys = new HashMap<String, PublicKey>();
            for (var key : JSON.readTree(keySet).get("keys")) {
                keys.put(key.get("kid").asText(), publicKey(key));
            }
            return new SignedHeads(keys);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the key set can't be read", e);
        }
    }

    private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(number(key.get("x")), number(key.get("y")));
        var spec = new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class));
        return KeyFactory.getInstance("EC").generatePublic(spec);
    }

    private static BigInteger number(JsonNode coordinate) {
        return new BigInteger(1, BASE64.decode(coordinate.asText()));
    }

    /**
     * Returns what a head claims.
     *
     * @param faults is given a description if the signature is not one of the service
     * @return empty if it is not signed by the service
     */
    Optional<Claim> read(String jws, Consumer<String> faults) {
        try {
            var parts = jws.strip().split("\\.");
            var header = JSON.readTree(BASE64.decode(parts[0]));
            var payload = JSON.readTree(BASE64.decode(parts[1]));
            if (!header.path("alg").asText().equals("ES256") || !isSigned(parts, header)) {
                faults.accept("the head of " + payload.path("day").asText() + " is not signed by the service");
                return Optional.empty();
            }
            return Optional.of(new Claim(
                    payload.get("day").asText(),
                    payload.get("sequence").asLong(),
                    payload.get("hash").asText()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            faults.accept("a head can't be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isSigned(String[] parts, JsonNode header) throws GeneralSecurityException {
        var key = keys.get(header.path("kid").asText());
        if (key == null || parts.length != 3) {
            return false;
        }
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(BASE64.decode(parts[2]));
    }
}
