package io.skillcert.subsidy.entitlement;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personkey.PersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The names of certificate holders, as exam-service sends them and as an entitlement stores them: encrypted. */
@ApplicationScoped
public class HolderNames {

    private final PersonKeys personKeys;
    private final FieldCipher cipher;

    HolderNames(PersonKeys personKeys, FieldCipher cipher) {
        this.personKeys = personKeys;
        this.cipher = cipher;
    }

    /** @param encryptedName encrypted under the person's key; null in events of earlier versions, which change nothing */
    void store(Entitlement entitlement, String encryptedName) {
        store(entitlement, encryptedName, personKeys.of(List.of(entitlement.personId())));
    }

    /** @param keys those of the persons that are known, as {@link #keysOf} returns them */
    void store(Entitlement entitlement, String encryptedName, Map<UUID, FieldCipher> keys) {
        if (encryptedName != null) {
            entitlement.named(
                    Optional.ofNullable(keys.get(entitlement.personId()))
                            .map(key -> nameInEvent(entitlement, encryptedName, key))
                            .map(name -> cipher.encrypt(name, place(entitlement)))
                            .orElse(null),
                    encryptedName);
        }
    }

    Map<UUID, FieldCipher> keysOf(List<Entitlement> entitlements) {
        return personKeys.of(entitlements.stream().map(Entitlement::personId).toList());
    }

    /** The name on the certificate; empty if exam-service has not sent it, its key is not known, or it was erased. */
    public Optional<String> of(Entitlement entitlement) {
        return entitlement
                .encryptedName()
                .map(name -> cipher.decrypt(name, place(entitlement)))
                .or(() -> entitlement.nameInEvent().flatMap(name -> nameInEvent(entitlement, name)));
    }

    private Optional<String> nameInEvent(Entitlement entitlement, String encryptedName) {
        return personKeys.of(entitlement.personId()).map(key -> nameInEvent(entitlement, encryptedName, key));
    }

    private static String nameInEvent(Entitlement entitlement, String encryptedName, FieldCipher key) {
        return key.decryptText(
                encryptedName, CertificateIssuedV1.place("encryptedName", entitlement.certificateNumber()));
    }

    private static String place(Entitlement entitlement) {
        return FieldCipher.place("entitlement", "encrypted_name", entitlement.id());
    }
}
