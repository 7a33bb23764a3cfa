package io.skillcert.events.registration;

import static io.skillcert.events.FieldFormat.BASE64;
import static io.skillcert.events.FieldFormat.DIGEST;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A person asks for a copy of all data that are held (查阅、复制个人信息): each service answers with {@code AccessPartV1}.
 *
 * @param requestId the access request (查阅申请)
 * @param personId the person (个人), which is the key of the record
 * @param holderDigest the keyed digest of the holder's identity document (证件摘要)
 * @param wrappedKey the key for the answers to this request (封装密钥), encrypted under the keyset of the services, in
 *     Base64
 * @param requestedAt when the person asked (申请时间)
 */
@EventContract(topics = "registration.events")
public record AccessRequestedV1(
        UUID requestId,
        UUID personId,
        @EventField(format = DIGEST) String holderDigest,
        @EventField(format = BASE64) String wrappedKey,
        Instant requestedAt) {

    public static final String TYPE = "io.skillcert.registration.access-requested.v1";

    public AccessRequestedV1 {
        Required.all(requestId, personId, holderDigest, wrappedKey, requestedAt);
    }
}
