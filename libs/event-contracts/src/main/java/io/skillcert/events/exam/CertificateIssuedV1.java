package io.skillcert.events.exam;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A vocational skill level certificate (职业技能等级证书) is issued. Topic exam.events, key personId.
 *
 * @param encryptedName the holder's name, encrypted under the person's key for this certificate; absent in events of earlier versions
 * @param actingAccounts the digests of the accounts that may act for the holder; absent in events of earlier versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CertificateIssuedV1(
        String certificateNumber,
        UUID registrationId,
        UUID personId,
        String holderDigest,
        UUID batchId,
        String occupationCode,
        int level,
        LocalDate issuedOn,
        Instant issuedAt,
        String encryptedName,
        List<String> actingAccounts) {

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
