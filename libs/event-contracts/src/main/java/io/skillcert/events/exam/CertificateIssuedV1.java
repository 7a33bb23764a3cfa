package io.skillcert.events.exam;

import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A vocational skill level certificate (职业技能等级证书) is issued. Topic exam.events, key personId. */
public record CertificateIssuedV1(
        String certificateNumber,
        UUID registrationId,
        UUID personId,
        String holderDigest,
        UUID batchId,
        String occupationCode,
        int level,
        LocalDate issuedOn,
        Instant issuedAt) {

    public static final String TYPE = "io.skillcert.exam.certificate-issued.v1";

    public CertificateIssuedV1 {
        Required.all(
                certificateNumber, registrationId, personId, holderDigest, batchId, occupationCode, issuedOn, issuedAt);
    }
}
