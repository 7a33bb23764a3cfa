package io.skillcert.events.registration;

import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A person asks for a copy of all data that are held (查阅、复制个人信息): each service answers with {@code AccessPartV1}. Topic
 * registration.events, key personId.
 *
 * @param holderDigest the keyed digest of the identity document
 * @param wrappedKey the key for the answers to this request, encrypted under the keyset of the services, in Base64
 */
public record AccessRequestedV1(
        UUID requestId, UUID personId, String holderDigest, String wrappedKey, Instant requestedAt) {

    public static final String TYPE = "io.skillcert.registration.access-requested.v1";

    public AccessRequestedV1 {
        Required.all(requestId, personId, holderDigest, wrappedKey, requestedAt);
    }
}
