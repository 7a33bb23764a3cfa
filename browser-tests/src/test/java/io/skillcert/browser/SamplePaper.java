package io.skillcert.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A paper with an item of each kind, encrypted as exam-service encrypts papers. */
final class SamplePaper {

    static final ObjectMapper JSON = new ObjectMapper();
    static final int POSITIONS = 12;

    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key = random(32);
    private final byte[] encrypted;

    SamplePaper() {
        try (var paper = SamplePaper.class.getResourceAsStream("/paper.json")) {
            encrypted = encrypt(paper.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] encrypted() {
        return encrypted;
    }

    String contentKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] encrypt(byte[] clear) {
        var iv = random(IV);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            var sealed = cipher.doFinal(clear);
            return ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
