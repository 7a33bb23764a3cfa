package io.skillcert.registration.practice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.assessment.ItemKind;
import io.skillcert.registration.practice.PracticeContent;
import io.skillcert.registration.practice.PracticeItem;
import io.skillcert.registration.practice.Practise.Feedback;
import java.util.List;
import java.util.Map;

/** What several operations of practice answer with. */
final class PracticeViews {

    private PracticeViews() {}

    /** An item without its key. */
    record ItemView(int position, String id, ItemKind kind, String function, String topic, PracticeContent content) {
        static ItemView of(int position, PracticeItem item) {
            return new ItemView(position, item.id(), item.kind(), item.function(), item.topic(), item.content());
        }
    }

    /** The items of a set with their positions, without those that a new version of the bank has dropped. */
    static List<ItemView> items(Map<Integer, PracticeItem> items) {
        return items.entrySet().stream()
                .map(item -> ItemView.of(item.getKey(), item.getValue()))
                .toList();
    }

    /**
     * The mark of an answer and why.
     *
     * @param awarded of at most one point
     * @param rule the rule of marking
     * @param measures what the points follow from, for kinds that are marked in parts
     * @param answer the right answer
     * @param explanationEn the explanation in English; absent if the item has no English
     * @param source the document that the item rests on; absent if the explanation derives it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FeedbackView(
            String item,
            boolean correct,
            String awarded,
            String rule,
            Map<String, Object> measures,
            Object answer,
            String explanation,
            String explanationEn,
            String source) {
        static FeedbackView of(Feedback feedback) {
            var item = feedback.item();
            return new FeedbackView(
                    item.id(),
                    feedback.correct(),
                    feedback.mark().awarded().toPlainString(),
                    feedback.mark().rule().code(),
                    feedback.mark().measures(),
                    item.answer(),
                    item.explanation(),
                    item.explanationEn().orElse(null),
                    item.source().orElse(null));
        }
    }

    /**
     * An item with its key and explanation.
     *
     * @param explanationEn the explanation in English; absent if the item has no English
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExplainedView(
            String id,
            ItemKind kind,
            String function,
            String topic,
            PracticeContent content,
            Object answer,
            String explanation,
            String explanationEn,
            String source) {
        static ExplainedView of(PracticeItem item) {
            return new ExplainedView(
                    item.id(),
                    item.kind(),
                    item.function(),
                    item.topic(),
                    item.content(),
                    item.answer(),
                    item.explanation(),
                    item.explanationEn().orElse(null),
                    item.source().orElse(null));
        }
    }
}
