package io.skillcert.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Encrypts single fields (Tink AEAD). A value is bound to its place, so a ciphertext copied to another row or column
 * does not open. The keyset's primary key encrypts; older keys of the set still decrypt.
 */
public final class FieldCipher {

    private final Aead aead;

    /** @param keyset a Tink keyset in its JSON form */
    public FieldCipher(String keyset) {
        try {
            AeadConfig.register();
            aead = TinkJsonProtoKeysetFormat.parseKeyset(
                            keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the keyset for personal data can't be used", e);
        }
    }

    /** @param place table|column|row */
    public byte[] encrypt(String value, String place) {
        return encrypt(value.getBytes(StandardCharsets.UTF_8), place);
    }

    public byte[] encrypt(byte[] value, String place) {
        try {
            return aead.encrypt(value, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt " + place, e);
        }
    }

    /** @throws IllegalStateException if it was encrypted for another place, by an unknown key, or changed */
    public String decrypt(byte[] encrypted, String place) {
        return new String(decryptBytes(encrypted, place), StandardCharsets.UTF_8);
    }

    /** @see #open */
    public byte[] decryptBytes(byte[] encrypted, String place) {
        try {
            return aead.decrypt(encrypted, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not decrypt " + place, e);
        }
    }

    /** As text, for a place that takes no bytes. */
    public String encryptText(String value, String place) {
        return Base64.getEncoder().encodeToString(encrypt(value, place));
    }

    /** @see #open */
    public String decryptText(String encrypted, String place) {
        return decrypt(Base64.getDecoder().decode(encrypted), place);
    }

    public static String place(String table, String column, Object row) {
        return table + "|" + column + "|" + row;
    }
}
