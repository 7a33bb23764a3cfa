package io.skillcert.subsidy.entitlement;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personkey.PersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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
        if (encryptedName != null) {
            entitlement.named(
                    nameInEvent(entitlement, encryptedName)
                            .map(name -> cipher.encrypt(name, place(entitlement)))
                            .orElse(null),
                    encryptedName);
        }
    }

    /** The name on the certificate; empty if exam-service has not sent it, its key is not known, or it was erased. */
    public Optional<String> of(Entitlement entitlement) {
        return entitlement
                .encryptedName()
                .map(name -> cipher.decrypt(name, place(entitlement)))
                .or(() -> entitlement.nameInEvent().flatMap(name -> nameInEvent(entitlement, name)));
    }

    private Optional<String> nameInEvent(Entitlement entitlement, String encryptedName) {
        var place = CertificateIssuedV1.place("encryptedName", entitlement.certificateNumber());
        return personKeys.of(entitlement.personId()).map(key -> key.decryptText(encryptedName, place));
    }

    private static String place(Entitlement entitlement) {
        return FieldCipher.place("entitlement", "encrypted_name", entitlement.id());
    }
}
