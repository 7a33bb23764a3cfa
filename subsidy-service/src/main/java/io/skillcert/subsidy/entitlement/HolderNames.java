package io.skillcert.subsidy.entitlement;

import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The names of certificate holders, as exam-service sends them and as an entitlement stores them: encrypted. */
@ApplicationScoped
public class HolderNames {

    private final FieldCipher cipher;

    HolderNames(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @param encryptedName encrypted for the certificate; null in events of earlier versions, which change nothing */
    void store(Entitlement entitlement, String certificateNumber, String encryptedName) {
        if (encryptedName != null) {
            var place = CertificateIssuedV1.place("encryptedName", certificateNumber);
            entitlement.named(cipher.encrypt(cipher.decryptText(encryptedName, place), place(entitlement)));
        }
    }

    /** The name on the certificate; empty if exam-service has not sent it. */
    public Optional<String> of(Entitlement entitlement) {
        return entitlement.encryptedName().map(name -> cipher.decrypt(name, place(entitlement)));
    }

    private static String place(Entitlement entitlement) {
        return FieldCipher.place("entitlement", "encrypted_name", entitlement.id());
    }
}
