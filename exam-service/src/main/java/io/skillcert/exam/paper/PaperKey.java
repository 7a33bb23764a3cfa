package io.skillcert.exam.paper;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/** The AES-256 key of one paper. A ciphertext is 12 bytes of initialisation vector, the encrypted bytes and a tag of 16, as WebCrypto has it. */
record PaperKey(byte[] bytes) {

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] NOTHING = {};

    static PaperKey create() {
        return new PaperKey(random());
    }

    /** 32 bytes from the secure source, as a key or a seed. */
    static byte[] random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    byte[] encrypt(byte[] content) {
        try {
            return new AesGcmJce(bytes).encrypt(content, NOTHING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt a paper", e);
        }
    }

    byte[] decrypt(byte[] encrypted) {
        try {
            return new AesGcmJce(bytes).decrypt(encrypted, NOTHING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not decrypt a paper", e);
        }
    }

    /** For a browser: base64url without padding. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
