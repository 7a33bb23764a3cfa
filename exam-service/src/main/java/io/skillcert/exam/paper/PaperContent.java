package io.skillcert.exam.paper;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.bank.ItemContent;
import io.skillcert.policy.exam.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a candidate sees of a paper, as it is encrypted and stored; without keys.
 *
 * @param paper the paper, by its id
 * @param subject subject of the paper
 * @param level level of the paper, from 5 to 1
 * @param sections the sections of a paper of tasks, in their order; empty if the paper has parts only
 * @param items the items in the order of their positions
 */
public record PaperContent(
        UUID paper, Subject subject, int level, List<PaperPlan.Section> sections, List<PaperItem> items) {

    /**
     * An item as a candidate sees it, without the id by which the bank knows it.
     *
     * @param position position of the item in the paper, from 1, by which an answer names it
     * @param kind kind of the item, which decides the shapes of its content and of its answer
     * @param points points that the item gives, as a decimal such as 0.50
     * @param content what the item asks
     */
    public record PaperItem(
            int position,
            ItemKind kind,
            BigDecimal points,
            @JsonRawValue @Schema(implementation = ItemContent.class) String content) {}
}
