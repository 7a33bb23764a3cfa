package io.skillcert.events.exam;

import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A certificate is void from a day on, and none stands in its place. Topic exam.events, key personId. */
public record CertificateRevokedV1(
        String certificateNumber,
        UUID registrationId,
        UUID personId,
        String holderDigest,
        String occupationCode,
        int level,
        LocalDate revokedOn,
        Instant revokedAt) {

    public static final String TYPE = "io.skillcert.exam.certificate-revoked.v1";

    public CertificateRevokedV1 {
        Required.all(certificateNumber, registrationId, personId, holderDigest, occupationCode, revokedOn, revokedAt);
    }
}
