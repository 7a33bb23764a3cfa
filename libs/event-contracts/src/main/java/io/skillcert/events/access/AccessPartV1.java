package io.skillcert.events.access;

import io.skillcert.events.Required;
import java.util.UUID;

/**
 * A part of a service's answer to an access request. The parts of an answer, decrypted and put together in their order, are a
 * ZIP file. Topics exam.access-parts and subsidy.access-parts, which keep it for a week, key personId.
 *
 * @param service {@code exam} or {@code subsidy}
 * @param part 1 for the first; the first part of an answer replaces an earlier answer
 * @param last whether it is the last part
 * @param encryptedContent encrypted under the key of the request, in Base64
 */
public record AccessPartV1(
        UUID requestId, UUID personId, String service, int part, boolean last, String encryptedContent) {

    public static final String TYPE = "io.skillcert.access.access-part.v1";

    public AccessPartV1 {
        Required.all(requestId, personId, service, encryptedContent);
    }

    /** The associated data of the content: it can be decrypted for no other part. */
    public static String place(UUID requestId, String service, int part) {
        return "access-part|" + requestId + "|" + service + "|" + part;
    }
}
