package io.skillcert.events.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An account was bound to the identity document of a person who is known already: it may act for the person from now on.
 * Topic registration.events, key personId.
 *
 * @param holderDigest the keyed digest of the identity document
 * @param accountDigest the keyed digest of the account
 * @param replacedAccountDigest the account that was bound before and may not act any more; absent if there was none
 * @param replacedAccountDigests the same account's digests by all keys, for consumers that know it by an earlier one; absent
 *     if there was none, and in events of earlier versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HolderAccountBoundV1(
        UUID personId,
        String holderDigest,
        String accountDigest,
        String replacedAccountDigest,
        List<String> replacedAccountDigests,
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
