package io.skillcert.personal;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * The key of one person: names in events are encrypted under it, so that they are unreadable everywhere once it is
 * destroyed. It is stored and sent wrapped, that is encrypted under the event keyset, which all services share.
 */
public final class PersonKey {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PersonKey() {}

    /**
     * Creates a key.
     *
     * @param cipher wraps it
     * @return the wrapped key
     */
    public static byte[] create(UUID personId, FieldCipher cipher) {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return cipher.encrypt(key, place(personId));
    }

    /**
     * Unwraps a key.
     *
     * @return what encrypts and decrypts under it
     * @throws IllegalStateException if it is the key of another person
     */
    public static FieldCipher unwrap(byte[] wrapped, UUID personId, FieldCipher cipher) {
        return new FieldCipher(cipher.decryptBytes(wrapped, place(personId)));
    }

    /**
     * Wraps a key again, with the current key of the keyset.
     *
     * @return the same key, wrapped
     * @throws IllegalStateException if it is the key of another person
     */
    public static byte[] rewrap(byte[] wrapped, UUID personId, FieldCipher cipher) {
        return cipher.encrypt(cipher.decryptBytes(wrapped, place(personId)), place(personId));
    }

    private static String place(UUID personId) {
        return FieldCipher.place("person_key", "wrapped_key", personId);
    }
}
