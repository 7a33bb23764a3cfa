package io.skillcert.events.exam;

import static io.skillcert.events.FieldFormat.BASE64;
import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;
import static io.skillcert.events.FieldFormat.DIGEST;
import static io.skillcert.events.FieldFormat.LEVEL;
import static io.skillcert.events.FieldFormat.NAME;
import static io.skillcert.events.FieldFormat.REISSUE_KIND;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A certificate stands in the place of an earlier one (换发、补发证书), which is void: lost, or wrong.
 *
 * @param certificateNumber the number of the certificate (证书编号)
 * @param replacedNumber the number of the earlier certificate (原证书编号)
 * @param kind why it stands in the place of the earlier one (换发原因)
 * @param registrationId the registration (报名)
 * @param personId the person (个人), which is the key of the record
 * @param holderDigest the keyed digest of the holder's identity document (证件摘要)
 * @param batchId the exam batch (考试批次)
 * @param occupationCode the code of the occupation (职业编码)
 * @param level the skill level (职业技能等级), 5 to 1
 * @param issuedOn the day of issue of the first certificate (首次发证日期), from which windows still count
 * @param reissuedOn the day of issue of this certificate (换发日期)
 * @param reissuedAt when it was issued again (换发时间)
 * @param encryptedName the holder's name on this certificate (姓名), encrypted as in {@code CertificateIssuedV1} with its
 *     number, in Base64; absent in events of earlier versions
 * @param actingAccounts the digests of the accounts that may act for the holder (可代办账号); absent in events of earlier
 *     versions
 */
@EventContract(topics = "exam.events")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CertificateReissuedV1(
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        @EventField(format = CERTIFICATE_NUMBER) String replacedNumber,
        @EventField(format = REISSUE_KIND) String kind,
        UUID registrationId,
        UUID personId,
        @EventField(format = DIGEST) String holderDigest,
        UUID batchId,
        @EventField(format = NAME) String occupationCode,
        @EventField(format = LEVEL) int level,
        LocalDate issuedOn,
        LocalDate reissuedOn,
        Instant reissuedAt,
        @EventField(format = BASE64, optional = true) String encryptedName,
        @EventField(format = DIGEST, optional = true) List<String> actingAccounts) {

    public static final String TYPE = "io.skillcert.exam.certificate-reissued.v1";

    public CertificateReissuedV1 {
        Required.all(
                certificateNumber,
                replacedNumber,
                kind,
                registrationId,
                personId,
                holderDigest,
                batchId,
                occupationCode,
                issuedOn,
                reissuedOn,
                reissuedAt);
    }
}
