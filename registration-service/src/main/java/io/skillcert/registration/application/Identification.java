package io.skillcert.registration.application;

import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known about whether an applicant is the person whom the registration names.
 *
 * @param registeredAs in what capacity the account registered the person
 * @param possibleDuplicate whether the person had a live registration of another account, so that a registrar must decide
 *     which of them counts (REG-13)
 * @param nameDiffers whether the stated name is another than the one on record
 * @param encryptedName the stated name, encrypted; null for a registration that follows from another, or after erasure
 */
@Embeddable
public record Identification(
        @Enumerated(EnumType.STRING) Registrant registeredAs,
        boolean possibleDuplicate,
        boolean nameDiffers,
        byte[] encryptedName) {

    /** Whether an account of which nothing is verified has stated another name than the one on record. */
    public boolean isDoubtful() {
        return nameDiffers && registeredAs == Registrant.UNVERIFIED;
    }

    /** That of a resit or a moved registration, which a registrar has reviewed with the first one; doubt about the name stays. */
    Identification reviewed() {
        return new Identification(registeredAs, false, isDoubtful(), null);
    }

    Identification verifiedHolder() {
        return new Identification(Registrant.HOLDER, possibleDuplicate, nameDiffers, encryptedName);
    }

    Identification maybeDuplicate() {
        return new Identification(registeredAs, true, nameDiffers, encryptedName);
    }

    public Identification notDuplicate() {
        return new Identification(registeredAs, false, nameDiffers, encryptedName);
    }

    public Identification nameChecked(boolean differs) {
        return new Identification(registeredAs, possibleDuplicate, differs, encryptedName);
    }

    static byte[] encrypt(String name, UUID registration, FieldCipher cipher) {
        return cipher.encrypt(name, place(registration));
    }

    Optional<String> name(UUID registration, FieldCipher cipher) {
        return Optional.ofNullable(encryptedName).map(encrypted -> cipher.decrypt(encrypted, place(registration)));
    }

    private static String place(UUID registration) {
        return FieldCipher.place("registration", "encrypted_name", registration);
    }
}
