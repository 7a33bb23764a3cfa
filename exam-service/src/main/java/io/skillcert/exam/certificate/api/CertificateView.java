package io.skillcert.exam.certificate.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.exam.certificate.Certificate;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A certificate.
 *
 * @param issuedOn the day of issue; for a replacement that of the first certificate
 * @param replaces the number of the certificate that this one replaces
 * @param endedOn the day on which it was replaced or revoked; absent while it is valid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertificateView(
        String number,
        UUID registrationId,
        UUID personId,
        String occupationCode,
        int level,
        LocalDate issuedOn,
        Certificate.Status status,
        String replaces,
        LocalDate reissuedOn,
        LocalDate endedOn) {
    static CertificateView of(Certificate certificate) {
        return new CertificateView(
                certificate.number(),
                certificate.registrationId(),
                certificate.personId(),
                certificate.occupationCode(),
                certificate.level().number(),
                certificate.issuedOn(),
                certificate.status(),
                certificate.replaces().orElse(null),
                certificate.reissuedOn().orElse(null),
                certificate.endedOn().orElse(null));
    }
}
