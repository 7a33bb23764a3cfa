package io.skillcert.events.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * An account was bound to the identity document of a person who is known already: it may act for the person from now on.
 * Topic registration.events, key personId.
 *
 * @param holderDigest the keyed digest of the identity document
 * @param accountDigest the keyed digest of the account
 * @param replacedAccountDigest the account that was bound before and may not act any more; absent if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HolderAccountBoundV1(
        UUID personId, String holderDigest, String accountDigest, String replacedAccountDigest, Instant boundAt) {

    public static final String TYPE = "io.skillcert.registration.holder-account-bound.v1";

    public HolderAccountBoundV1 {
        Required.all(personId, holderDigest, accountDigest, boundAt);
    }
}
