package io.skillcert.events.exam;

import static io.skillcert.events.FieldFormat.BASE64;
import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;
import static io.skillcert.events.FieldFormat.DIGEST;
import static io.skillcert.events.FieldFormat.LEVEL;
import static io.skillcert.events.FieldFormat.NAME;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A vocational skill level certificate (职业技能等级证书) is issued.
 *
 * @param certificateNumber the number of the certificate (证书编号)
 * @param registrationId the registration (报名)
 * @param personId the person (个人), which is the key of the record
 * @param holderDigest the keyed digest of the holder's identity document (证件摘要)
 * @param batchId the exam batch (考试批次)
 * @param occupationCode the code of the occupation (职业编码)
 * @param level the skill level (职业技能等级), 5 to 1
 * @param issuedOn the day of issue (发证日期)
 * @param issuedAt when it was issued (发证时间)
 * @param encryptedName the holder's name (姓名), encrypted under the person's key for this certificate, in Base64;
 *     absent in events of earlier versions
 * @param actingAccounts the digests of the accounts that may act for the holder (可代办账号); absent in events of earlier
 *     versions
 */
@EventContract(topics = "exam.events")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CertificateIssuedV1(
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        UUID registrationId,
        UUID personId,
        @EventField(format = DIGEST) String holderDigest,
        UUID batchId,
        @EventField(format = NAME) String occupationCode,
        @EventField(format = LEVEL) int level,
        LocalDate issuedOn,
        Instant issuedAt,
        @EventField(format = BASE64, optional = true) String encryptedName,
        @EventField(format = DIGEST, optional = true) List<String> actingAccounts) {

    public static final String TYPE = "io.skillcert.exam.certificate-issued.v1";

    public CertificateIssuedV1 {
        Required.all(
                certificateNumber, registrationId, personId, holderDigest, batchId, occupationCode, issuedOn, issuedAt);
    }

    /** The associated data of an encrypted field: it can be decrypted for no other certificate. */
    public static String place(String field, String certificateNumber) {
        return "certificate-issued|" + field + "|" + certificateNumber;
    }
}
