package io.skillcert.exam.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.marking.MarkingItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts keys of the bank to what responses are marked with. */
public final class MarkingItems {

    private MarkingItems() {}

    /**
     * An item that responses can be marked with.
     *
     * @throws io.skillcert.assessment.marking.InvalidInputException if the key does not fit the kind; keys in the bank do
     */
    public static MarkingItem of(ItemKind kind, BigDecimal points, ItemKey key) {
        var item = new LinkedHashMap<String, Object>();
        item.put("kind", kind.name());
        item.put("points", points.toPlainString());
        item.put("key", tree(key.value()));
        putIfThere(item, "tolerance", key.tolerance());
        putIfThere(item, "zeroAt", key.zeroAt());
        putIfThere(item, "fullAt", key.fullAt());
        putIfThere(item, "iou", key.iou());
        if (!key.columns().isEmpty()) {
            item.put("columns", key.columns().stream().map(MarkingItems::column).toList());
        }
        return MarkingItem.of(item);
    }

    private static Map<String, Object> column(ItemKey.Column column) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", column.name());
        tree.put("type", column.type().name());
        putIfThere(tree, "tolerance", column.tolerance());
        return tree;
    }

    private static void putIfThere(Map<String, Object> tree, String name, String value) {
        if (value != null) {
            tree.put(name, value);
        }
    }

    /** Booleans, texts, numbers, lists and maps, as JSON has them; null for null. */
    public static Object tree(JsonNode node) {
        return switch (node.getNodeType()) {
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            case STRING -> node.textValue();
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                node.forEach(entry -> list.add(tree(entry)));
                yield list;
            }
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                node.properties().forEach(entry -> map.put(entry.getKey(), tree(entry.getValue())));
                yield map;
            }
            default -> null;
        };
    }
}
