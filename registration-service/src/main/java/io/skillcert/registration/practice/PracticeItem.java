package io.skillcert.registration.practice;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.marking.Mark;
import io.skillcert.assessment.marking.Marking;
import io.skillcert.assessment.marking.MarkingItem;
import io.skillcert.assessment.marking.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An item of the practice bank. Its key is no secret once it has been answered, so content and key stand together.
 *
 * @param template what a generated item asks, whatever its numbers; of a written item its id. Two items of one template never
 *     stand on one mock exam
 * @param key the right answer in the shape of the marking checks, with the settings of its kind
 * @param explanation why the key is right, with the key itself, in Chinese
 * @param explanationEn the same in English; empty if the item has no English
 * @param source the document and article that the item rests on; empty if the explanation derives it
 */
public record PracticeItem(
        String id,
        int level,
        ItemKind kind,
        String function,
        String topic,
        String template,
        PracticeContent content,
        Map<String, Object> key,
        String explanation,
        Optional<String> explanationEn,
        Optional<String> source) {

    private static final String ONE_POINT = "1.00";
    private static final String VALUE = "value";

    public PracticeItem {
        key = Map.copyOf(key);
        marking(kind, key);
    }

    /** The right answer alone. */
    public Object answer() {
        return key.get(VALUE);
    }

    /**
     * Marks a response with at most one point.
     *
     * @throws io.skillcert.assessment.marking.InvalidInputException if it has not the shape that the kind asks for
     */
    Mark mark(Object response) {
        return Marking.mark(marking(kind, key), new Response(response));
    }

    private static MarkingItem marking(ItemKind kind, Map<String, Object> key) {
        var item = new LinkedHashMap<String, Object>(key);
        item.put("key", item.remove(VALUE));
        item.put("kind", kind.name());
        item.put("points", ONE_POINT);
        return MarkingItem.of(item);
    }
}
