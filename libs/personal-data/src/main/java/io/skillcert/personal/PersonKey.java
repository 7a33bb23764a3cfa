package io.skillcert.personal;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The key of one person: names in events are encrypted under it, so that they are unreadable everywhere once it is
 * destroyed. It is stored and sent wrapped, that is encrypted under the keyset of the services.
 */
public final class PersonKey {

    private PersonKey() {}

    /**
     * Creates a key.
     *
     * @param cipher wraps it
     * @return the wrapped key
     */
    public static byte[] create(UUID personId, FieldCipher cipher) {
        try {
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var keyset = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
            return cipher.encrypt(keyset, place(personId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not create the key of a person", e);
        }
    }

    /**
     * Unwraps a key.
     *
     * @return what encrypts and decrypts under it
     * @throws IllegalStateException if it is the key of another person
     */
    public static FieldCipher unwrap(byte[] wrapped, UUID personId, FieldCipher cipher) {
        return new FieldCipher(cipher.decrypt(wrapped, place(personId)));
    }

    private static String place(UUID personId) {
        return "person-key|" + personId;
    }
}
