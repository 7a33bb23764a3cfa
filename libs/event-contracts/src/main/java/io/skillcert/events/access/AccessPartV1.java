package io.skillcert.events.access;

import static io.skillcert.events.FieldFormat.BASE64;
import static io.skillcert.events.FieldFormat.COUNT;
import static io.skillcert.events.FieldFormat.SERVICE;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.util.UUID;

/**
 * A part of a service's answer to an access request (查阅、复制个人信息). The parts of an answer, decrypted and put together
 * in their order, are a ZIP file. The topic keeps a part for a week.
 *
 * @param requestId the access request (查阅申请)
 * @param personId the person (个人), which is the key of the record
 * @param service the service that answers (答复服务)
 * @param part the number of the part (分段序号), 1 for the first; the first part of an answer replaces an earlier answer
 * @param last whether it is the last part (是否最后一段)
 * @param encryptedContent the content (加密内容), encrypted under the key of the request, in Base64
 */
@EventContract(topics = {"exam.access-parts", "subsidy.access-parts"})
public record AccessPartV1(
        UUID requestId,
        UUID personId,
        @EventField(format = SERVICE) String service,
        @EventField(format = COUNT) int part,
        boolean last,
        @EventField(format = BASE64) String encryptedContent) {

    public static final String TYPE = "io.skillcert.access.access-part.v1";

    public AccessPartV1 {
        Required.all(requestId, personId, service, encryptedContent);
    }

    /** The associated data of the content: it can be decrypted for no other part. */
    public static String place(UUID requestId, String service, int part) {
        return "access-part|" + requestId + "|" + service + "|" + part;
    }
}
