package io.skillcert.localstack;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;

/** Fresh random keys for personal data, in the forms the services read: for development, never for production. */
record DevelopmentKeys(String keyset, String digestKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

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
