package io.skillcert.localstack.service;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/** Random keys in the formats that the services read, for development and tests only. */
public record DevelopmentKeys(String keyset, String digestKey, String signingKeys) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    /** Returns the keys stored in a data directory, or generates and stores them, so that kept data stays readable. */
    static DevelopmentKeys of(Path directory) throws IOException {
        var file = directory.resolve("keys");
        if (!Files.exists(file)) {
            var keys = generate();
            Files.createDirectories(directory);
            Files.write(file, List.of(keys.keyset(), keys.digestKey(), keys.signingKeys()));
        }
        var lines = Files.readAllLines(file);
        return new DevelopmentKeys(lines.get(0), lines.get(1), lines.get(2));
    }

    public static DevelopmentKeys generate() {
        // A Tink AES-GCM key is a protocol buffer: field 3, length, the key itself.
        var key = ByteBuffer.allocate(KEY_BYTES + 2)
                .put((byte) 0x1a)
                .put((byte) KEY_BYTES)
                .put(random());
        var keyset =
                """
                {"primaryKeyId":1,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",\
                "value":"%s","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":1,"outputPrefixType":"TINK"}]}"""
                        .formatted(base64(key.array()));
        return new DevelopmentKeys(keyset, "1:" + base64(random()), newSigningKeys());
    }

    /** Returns a JWK set with one P-256 key. */
    private static String newSigningKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"1\",\"x\":\"%s\",\"y\":\"%s\",\"d\":\"%s\"}]}"
                    .formatted(
                            coordinate(point.getAffineX()),
                            coordinate(point.getAffineY()),
                            coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns 32 bytes without a sign byte, in Base64. */
    private static String coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var padded = new byte[KEY_BYTES];
        int length = Math.min(bytes.length, KEY_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, KEY_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    private static byte[] random() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
