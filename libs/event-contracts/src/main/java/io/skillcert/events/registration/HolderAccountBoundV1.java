package io.skillcert.events.registration;

import static io.skillcert.events.FieldFormat.DIGEST;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An account (账号) was bound to the identity document of a person who is known already: it may act for the person from
 * now on.
 *
 * @param personId the person (个人), which is the key of the record
 * @param holderDigest the keyed digest of the holder's identity document (证件摘要)
 * @param accountDigest the keyed digest of the account (账号摘要)
 * @param replacedAccountDigest the digest of the account that was bound before (原账号摘要) and may not act any more;
 *     absent if there was none
 * @param replacedAccountDigests the same account's digests by all keys (原账号全部摘要), for consumers that know it by an
 *     earlier one; absent if there was none, and in events of earlier versions
 * @param boundAt when the account was bound (绑定时间)
 */
@EventContract(topics = "registration.events")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HolderAccountBoundV1(
        UUID personId,
        @EventField(format = DIGEST) String holderDigest,
        @EventField(format = DIGEST) String accountDigest,
        @EventField(format = DIGEST, optional = true) String replacedAccountDigest,
        @EventField(format = DIGEST, optional = true) List<String> replacedAccountDigests,
        Instant boundAt) {

    public static final String TYPE = "io.skillcert.registration.holder-account-bound.v1";

    public HolderAccountBoundV1 {
        Required.all(personId, holderDigest, accountDigest, boundAt);
    }

    /** Returns the digests that the account which may not act any more may have; empty if none was bound before. */
    public List<String> replaced() {
        if (replacedAccountDigests != null) {
            return replacedAccountDigests;
        }
        return replacedAccountDigest == null ? List.of() : List.of(replacedAccountDigest);
    }
}
