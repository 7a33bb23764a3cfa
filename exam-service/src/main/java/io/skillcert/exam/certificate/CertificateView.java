package io.skillcert.exam.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A certificate in the shape of the published API.
 *
 * @param issuedOn of the first one, where this one replaces another
 * @param replaces the number of the certificate that this one stands in the place of
 * @param endedOn since when it does not count; absent while it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CertificateView(
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
    public static CertificateView of(Certificate certificate) {
        return new CertificateView(
                certificate.number(),
                certificate.registrationId(),
                certificate.personId(),
                certificate.occupationCode(),
                certificate.level(),
                certificate.issuedOn(),
                certificate.status(),
                certificate.replaces().orElse(null),
                certificate.reissuedOn().orElse(null),
                certificate.endedOn().orElse(null));
    }
}
