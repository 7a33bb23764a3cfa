package io.skillcert.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A paper with an item of each kind, encrypted as exam-service encrypts papers. */
final class SamplePaper {

    static final ObjectMapper JSON = new ObjectMapper();
    static final int POSITIONS = 13;

    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private static final Pattern WORDS = Pattern.compile("[\\p{IsHan}，。：；？！（）]+|[A-Za-z]{2,}");

    private final byte[] key = random(32);
    private final byte[] encrypted;

    SamplePaper() {
        this(content());
    }

    private SamplePaper(JsonNode paper) {
        encrypted = encrypt(paper.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The paper with digits instead of the words of its items, so that all words that a page shows are the page's own. */
    static SamplePaper withoutWords() {
        var paper = content();
        paper.get("items").forEach(item -> replaceWords(item.get("content")));
        return new SamplePaper(paper);
    }

    private static JsonNode content() {
        try (var paper = SamplePaper.class.getResourceAsStream("/paper.json")) {
            return JSON.readTree(paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replaceWords(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            fields.properties().forEach(field -> {
                if (field.getValue().isTextual() && !field.getKey().equals("image")) {
                    field.setValue(withoutWords(field.getValue()));
                }
            });
        } else if (node instanceof ArrayNode elements) {
            for (int index = 0; index < elements.size(); index++) {
                if (elements.get(index).isTextual()) {
                    elements.set(index, withoutWords(elements.get(index)));
                }
            }
        }
        node.forEach(SamplePaper::replaceWords);
    }

    private static JsonNode withoutWords(JsonNode text) {
        return JSON.getNodeFactory().textNode(WORDS.matcher(text.asText()).replaceAll("1"));
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
