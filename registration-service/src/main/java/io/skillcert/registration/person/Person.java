package io.skillcert.registration.person;

import io.skillcert.events.registration.PersonKeyV1;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.PersonKey;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A person, identified by a digest of the identity document. Name and number are encrypted. */
@Entity
@Table(name = "person")
public class Person {

    @Id
    private UUID id;

    private String holderDigest;

    @Enumerated(EnumType.STRING)
    private IdentityDocument.Type documentType;

    private byte[] encryptedNumber;
    private byte[] encryptedName;
    private byte[] wrappedKey;
    private LocalDate erasedOn;

    protected Person() {} // for JPA

    public UUID id() {
        return id;
    }

    public String holderDigest() {
        return holderDigest;
    }

    public IdentityDocument.Type documentType() {
        return documentType;
    }

    /** Erases the name, the number and the key; no identity document identifies the person any more. */
    public void erase(LocalDate today) {
        encryptedName = null;
        encryptedNumber = null;
        wrappedKey = null;
        holderDigest = "erased:" + id;
        erasedOn = today;
    }

    /** Replaces the name, which two registrars have compared with the identity document. */
    public void rename(String name, FieldCipher cipher) {
        encryptedName = cipher.encrypt(name, FieldCipher.place("person", "encrypted_name", id));
    }

    /**
     * What encrypts the person's name in events.
     *
     * @param cipher that of the event keyset
     */
    public FieldCipher eventCipher(FieldCipher cipher) {
        return PersonKey.unwrap(wrappedKey, id, cipher);
    }

    /** @param prefix the first bytes of what the current key of the event keyset has wrapped */
    boolean isWrappedByOtherKey(byte[] prefix) {
        return !Arrays.equals(wrappedKey, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** Wraps the key again, with the current key of the event keyset. */
    void rewrapKey(FieldCipher cipher) {
        wrappedKey = PersonKey.rewrap(wrappedKey, id, cipher);
    }

    /** The key as it is published. */
    PersonKeyV1 publishedKey() {
        return new PersonKeyV1(id, Base64.getEncoder().encodeToString(wrappedKey));
    }

    public boolean isErased() {
        return erasedOn != null;
    }

    public String name(FieldCipher cipher) {
        return cipher.decrypt(encryptedName, FieldCipher.place("person", "encrypted_name", id));
    }

    public IdentityDocument document(FieldCipher cipher) {
        return new IdentityDocument(documentType, number(cipher));
    }

    public String number(FieldCipher cipher) {
        return cipher.decrypt(encryptedNumber, FieldCipher.place("person", "encrypted_number", id));
    }
}
