package io.skillcert.exam.certificate;

import java.time.LocalDate;
import java.util.UUID;

/** A certificate in the shape of the published API. */
public record CertificateView(
        String number, UUID registrationId, UUID personId, String occupationCode, int level, LocalDate issuedOn) {
    static CertificateView of(Certificate certificate) {
        return new CertificateView(
                certificate.number(),
                certificate.registrationId(),
                certificate.personId(),
                certificate.occupationCode(),
                certificate.level(),
                certificate.issuedOn());
    }
}
