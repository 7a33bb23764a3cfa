package io.skillcert.exam.paper.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.paper.BlueprintJson;
import io.skillcert.exam.paper.Paper;
import io.skillcert.http.json.RawJson;
import io.skillcert.policy.exam.Subject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A paper without its items.
 *
 * @param blueprintSource the entry of policy data or of officers that the blueprint was
 * @param snapshot the number of the snapshot of the bank
 * @param digest SHA-256 over the items of all forms
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaperView(
        UUID id,
        UUID sessionId,
        Subject subject,
        int level,
        int form,
        int forms,
        @Schema(implementation = BlueprintJson.class) RawJson blueprint,
        String blueprintSource,
        LocalDate blueprintDay,
        long snapshot,
        String algorithm,
        int items,
        String digest,
        String madeBy,
        OffsetDateTime madeAt,
        String approvedBy,
        long version) {

    static PaperView of(Paper paper) {
        return new PaperView(
                paper.id(),
                paper.sessionId(),
                paper.subject(),
                paper.level(),
                paper.form(),
                paper.forms(),
                RawJson.of(paper.blueprint()),
                paper.blueprintSource(),
                paper.blueprintDay(),
                paper.snapshotNo(),
                paper.algorithm(),
                paper.items().size(),
                paper.digest(),
                paper.madeBy(),
                paper.madeAt().atZone(BusinessClock.ZONE).toOffsetDateTime(),
                paper.approvedBy().orElse(null),
                paper.version());
    }
}
