package io.skillcert.events.exam;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A certificate stands in the place of an earlier one, which is void: lost, or wrong. Topic exam.events, key personId.
 *
 * @param replacedNumber of the earlier certificate
 * @param kind {@code CORRECTION} or {@code REISSUE}
 * @param issuedOn of the first certificate, from which windows still count
 * @param reissuedOn of this one
 * @param encryptedName the holder's name on this certificate, encrypted at {@link CertificateIssuedV1#place} with its number;
 *     absent in events of earlier versions
 * @param actingAccounts the digests of the accounts that may act for the holder; absent in events of earlier versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CertificateReissuedV1(
        String certificateNumber,
        String replacedNumber,
        String kind,
        UUID registrationId,
        UUID personId,
        String holderDigest,
        UUID batchId,
        String occupationCode,
        int level,
        LocalDate issuedOn,
        LocalDate reissuedOn,
        Instant reissuedAt,
        String encryptedName,
        List<String> actingAccounts) {

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
