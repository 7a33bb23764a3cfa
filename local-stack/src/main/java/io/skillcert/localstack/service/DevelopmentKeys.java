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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Random keys in the formats that the services read, for development and tests only.
 *
 * @param values each with the name that it has in the {@code .env} file of docker-compose.yml
 */
public record DevelopmentKeys(Map<String, String> values) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final String KEYSET = "PERSONAL_DATA_KEYSET";
    private static final String SIGNING_KEYS = "SIGNING_KEYS";
    private static final List<String> ITEM_KEYSETS =
            List.of("SKILLCERT_ITEM_CONTENT_KEYSET", "SKILLCERT_ITEM_KEY_KEYSET");
    private static final List<String> SECRETS = List.of("SKILLCERT_TICKET_SECRET", "SKILLCERT_PAYMENT_CALLBACK_SECRET");
    private static final List<String> SHARED = List.of("SKILLCERT_EVENT_KEYSET", "SKILLCERT_PERSONAL_DATA_DIGEST_KEY");

    /** Returns the keys stored in a data directory, or generates and stores them, so that kept data stays readable. */
    static DevelopmentKeys of(Path directory) throws IOException {
        var file = directory.resolve("keys.env");
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            Files.writeString(file, generate().text());
        }
        return parse(Files.readString(file));
    }

    /** Returns the keys, one a line. */
    public String text() {
        return values.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** Reads keys that {@link #text} has written. */
    public static DevelopmentKeys parse(String text) {
        var values = new TreeMap<String, String>();
        text.lines().map(line -> line.split("=", 2)).forEach(parts -> values.put(parts[0], parts[1]));
        return new DevelopmentKeys(values);
    }

    public static DevelopmentKeys generate() {
        var values = new TreeMap<String, String>();
        for (var service : List.of("REGISTRATION", "EXAM", "SUBSIDY")) {
            values.put(service + "_" + KEYSET, newKeyset());
            values.put(service + "_" + SIGNING_KEYS, newSigningKeys());
        }
        ITEM_KEYSETS.forEach(name -> values.put(name, newKeyset()));
        SECRETS.forEach(name -> values.put(name, UUID.randomUUID().toString()));
        values.put(SHARED.get(0), newKeyset());
        values.put(SHARED.get(1), "1:" + base64(random()));
        return new DevelopmentKeys(values);
    }

    /**
     * Returns the variables with the keys of a service.
     *
     * @param service its name, such as {@code exam-service} or {@code exam}
     */
    public Map<String, String> of(String service) {
        var prefix = service.replace("-service", "").toUpperCase(Locale.ROOT) + "_";
        var own = new TreeMap<String, String>();
        SHARED.forEach(name -> own.put(name, values.get(name)));
        SECRETS.forEach(name -> own.put(name, values.get(name)));
        if (prefix.equals("EXAM_")) {
            ITEM_KEYSETS.forEach(name -> own.put(name, values.get(name)));
        }
        List.of(KEYSET, SIGNING_KEYS).forEach(name -> own.put("SKILLCERT_" + name, values.get(prefix + name)));
        return own;
    }

    /** Returns a Tink keyset with one AES-GCM key. */
    private static String newKeyset() {
        return keyset(List.of(newKey(1 + RANDOM.nextInt(Integer.MAX_VALUE - 1))));
    }

    /**
     * Returns a Tink keyset.
     *
     * @param keys the primary one first
     */
    public static String keyset(List<Key> keys) {
        return "{\"primaryKeyId\":%d,\"key\":[%s]}"
                .formatted(keys.get(0).id(), keys.stream().map(Key::json).collect(Collectors.joining(",")));
    }

    /** A key of a Tink keyset, in its JSON form. */
    public record Key(int id, String json) {}

    /** Returns an AES-GCM key. */
    public static Key newKey(int id) {
        // A Tink AES-GCM key is a protocol buffer: field 3, length, the key itself.
        var key = ByteBuffer.allocate(KEY_BYTES + 2)
                .put((byte) 0x1a)
                .put((byte) KEY_BYTES)
                .put(random());
        return new Key(
                id,
                """
                {"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",\
                "value":"%s","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":%d,"outputPrefixType":"TINK"}"""
                        .formatted(base64(key.array()), id));
    }

    /**
     * Returns the public part of the signing keys of a service, as it publishes it.
     *
     * @param service such as {@code exam}
     */
    public String published(String service) {
        return values.get(service.toUpperCase(Locale.ROOT) + "_" + SIGNING_KEYS).replaceAll(",\"d\":\"[^\"]*\"", "");
    }

    /** Returns a JWK set with two P-256 keys: one that signs documents and one that signs events. */
    private static String newSigningKeys() {
        return "{\"keys\":[%s,%s]}"
                .formatted(newSigningKey("1", ""), newSigningKey("events-1", ",\"purpose\":\"events\""));
    }

    private static String newSigningKey(String id, String members) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\",\"d\":\"%s\"%s}"
                    .formatted(
                            id,
                            coordinate(point.getAffineX()),
                            coordinate(point.getAffineY()),
                            coordinate(((ECPrivateKey) pair.getPrivate()).getS()),
                            members);
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
