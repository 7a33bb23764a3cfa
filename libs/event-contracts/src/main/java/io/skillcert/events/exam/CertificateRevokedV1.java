package io.skillcert.events.exam;

import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;
import static io.skillcert.events.FieldFormat.DIGEST;
import static io.skillcert.events.FieldFormat.LEVEL;
import static io.skillcert.events.FieldFormat.NAME;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A certificate is void from a day on (证书作废), and none stands in its place.
 *
 * @param certificateNumber the number of the certificate (证书编号)
 * @param registrationId the registration (报名)
 * @param personId the person (个人), which is the key of the record
 * @param holderDigest the keyed digest of the holder's identity document (证件摘要)
 * @param occupationCode the code of the occupation (职业编码)
 * @param level the skill level (职业技能等级), 5 to 1
 * @param revokedOn the day from which the certificate is void (作废日期)
 * @param revokedAt when it was revoked (作废时间)
 */
@EventContract(topics = "exam.events")
public record CertificateRevokedV1(
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        UUID registrationId,
        UUID personId,
        @EventField(format = DIGEST) String holderDigest,
        @EventField(format = NAME) String occupationCode,
        @EventField(format = LEVEL) int level,
        LocalDate revokedOn,
        Instant revokedAt) {

    public static final String TYPE = "io.skillcert.exam.certificate-revoked.v1";

    public CertificateRevokedV1 {
        Required.all(certificateNumber, registrationId, personId, holderDigest, occupationCode, revokedOn, revokedAt);
    }
}
