package io.skillcert.exam.bank;

import io.skillcert.assessment.ItemKind;

/**
 * What an author hands in: an item with its first version.
 *
 * @param function code of the occupational function (职业功能), such as {@code MODEL_TRAINING}
 * @param topic code of the topic within the function
 * @param source where it was taken from, or null
 */
public record ItemDraft(
        int level,
        String function,
        String topic,
        ItemKind kind,
        ItemContent content,
        ItemKey key,
        ItemExplanation explanation,
        String source) {

    /** The form of a topic's code. */
    public static final String TOPIC = "[A-Za-z0-9._-]{1,64}";

    public static final String NO_TOPIC = "must be 1 to 64 letters, digits, dots, underscores and hyphens";

    /** The same with other texts. */
    ItemDraft with(ItemContent cleaned, ItemExplanation explained) {
        return new ItemDraft(level, function, topic, kind, cleaned, key, explained, source);
    }
}
