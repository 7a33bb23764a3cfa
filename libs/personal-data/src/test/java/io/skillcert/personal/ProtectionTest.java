package io.skillcert.personal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectionTest {

    private static final String PLACE = FieldCipher.place("person", "name", 1);
    private static final IdentityDocument DOCUMENT = new IdentityDocument(IdentityDocument.Type.PASSPORT, "E12345678");

    @Test
    void a_encrypted_field_decrypts_at_its_place_only() throws Exception {
        var cipher = new FieldCipher(keyset(handle()));
        var encrypted = cipher.encrypt("张三", PLACE);
        assertEquals("张三", cipher.decrypt(encrypted, PLACE));
        assertThrows(
                IllegalStateException.class, () -> cipher.decrypt(encrypted, FieldCipher.place("person", "name", 2)));
    }

    @Test
    void after_a_rotation_old_fields_still_open() throws Exception {
        var old = handle();
        var encrypted = new FieldCipher(keyset(old)).encrypt("张三", PLACE);
        var rotated = KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        assertEquals("张三", new FieldCipher(keyset(rotated)).decrypt(encrypted, PLACE));
    }

    @Test
    void a_digest_depends_on_document_and_key_and_shows_its_key_version() {
        var digests = new HolderDigests("1:" + key((byte) 1));
        assertEquals(digests.of(DOCUMENT), digests.of(DOCUMENT));
        assertEquals("1:", digests.of(DOCUMENT).substring(0, 2));
        assertNotEquals(
                digests.of(DOCUMENT).substring(2),
                new HolderDigests("2:" + key((byte) 2)).of(DOCUMENT).substring(2));
    }

    @Test
    void during_a_rotation_new_digests_have_the_new_key_and_old_ones_still_match() {
        var old = new HolderDigests("1:" + key((byte) 1));
        var both = new HolderDigests("2:" + key((byte) 2) + ",1:" + key((byte) 1));
        var next = new HolderDigests("2:" + key((byte) 2));
        assertEquals(next.of(DOCUMENT), both.of(DOCUMENT));
        assertEquals(List.of(next.of(DOCUMENT), old.of(DOCUMENT)), both.allOf(DOCUMENT));
        assertTrue(both.matches(DOCUMENT, old.of(DOCUMENT)));
        assertFalse(next.matches(DOCUMENT, old.of(DOCUMENT)));
        assertThrows(
                IllegalArgumentException.class, () -> new HolderDigests("1:" + key((byte) 2) + ",1:" + key((byte) 1)));
    }

    @Test
    void a_field_shows_the_key_that_has_encrypted_it() throws Exception {
        var keyset = keyset(handle());
        var current = new FieldKeys(keyset).currentPrefix();
        var encrypted = new FieldCipher(keyset).encrypt("张三", PLACE);
        assertArrayEquals(current, Arrays.copyOf(encrypted, current.length));
    }

    @Test
    void a_short_or_unversioned_digest_key_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new HolderDigests("1:c2hvcnQ="));
        assertThrows(IllegalArgumentException.class, () -> new HolderDigests(key((byte) 1)));
    }

    @Test
    void masks_show_what_they_promise() {
        assertEquals("张*", Mask.name("张三"));
        assertEquals("欧**明", Mask.name("欧阳小明"));
        assertEquals("*", Mask.name("张"));
        assertEquals("**************0012", Mask.number("990000199503140012"));
        assertEquals("*******", Mask.number("1234567"));
    }

    private static KeysetHandle handle() throws Exception {
        AeadConfig.register();
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    }

    private static String keyset(KeysetHandle handle) throws Exception {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static String key(byte filling) {
        var bytes = new byte[32];
        Arrays.fill(bytes, filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
