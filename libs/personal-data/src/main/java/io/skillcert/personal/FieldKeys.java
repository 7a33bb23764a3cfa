package io.skillcert.personal;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Tells by which key of the keyset a field was encrypted: Tink writes a 1 and the id of the key before each ciphertext. */
public final class FieldKeys {

    private static final int PREFIX_BYTES = 5;
    private static final byte TINK = 1;

    private final KeysetHandle keyset;

    /** @param keyset a Tink keyset in its JSON form */
    public FieldKeys(String keyset) {
        try {
            AeadConfig.register();
            this.keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the keyset for personal data can't be used", e);
        }
    }

    /** Returns the id of the current key. */
    public long currentId() {
        return Integer.toUnsignedLong(keyset.getPrimary().getId());
    }

    /** Returns the first bytes of every field that the current key has encrypted. */
    public byte[] currentPrefix() {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .put(TINK)
                .putInt(keyset.getPrimary().getId())
                .array();
    }
}
