package io.skillcert.localstack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Fresh random keys for personal data, in the forms the services read: for development, never for production. */
record DevelopmentKeys(String keyset, String digestKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    /** Those of a directory whose data is kept: what was encrypted with them stays readable. */
    static DevelopmentKeys of(Path directory) throws IOException {
        var file = directory.resolve("keys");
        if (!Files.exists(file)) {
            var keys = generate();
            Files.createDirectories(directory);
            Files.write(file, List.of(keys.keyset(), keys.digestKey()));
        }
        var lines = Files.readAllLines(file);
        return new DevelopmentKeys(lines.get(0), lines.get(1));
    }

    static DevelopmentKeys generate() {
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
        return new DevelopmentKeys(keyset, "1:" + base64(random()));
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
