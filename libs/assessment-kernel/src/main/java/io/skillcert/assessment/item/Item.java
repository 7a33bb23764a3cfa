package io.skillcert.assessment.item;

import io.skillcert.assessment.ItemKind;
import java.util.Objects;

/**
 * One exam item (试题). Content, key and explanation are separate records, because whoever may read the one may not read the others.
 *
 * @param kind what the item asks, and so how a response is marked
 * @param function code of the occupational function (职业功能), such as {@code MODEL_TRAINING}
 * @param topic code of the topic within the function, such as {@code MT-EVALUATION}
 * @param level skill level from 5 (lowest) to 1
 * @param content what the candidate sees
 * @param key the right answer
 * @param explanation why the key is right, shown after the exam only
 */
public record Item(
        ItemKind kind, String function, String topic, int level, Content content, Key key, Explanation explanation) {

    public Item {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(function);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(content);
        Objects.requireNonNull(key);
        Objects.requireNonNull(explanation);
        if (level < 1 || level > 5) {
            throw new IllegalArgumentException("level must be from 1 to 5, but is " + level);
        }
    }
}
