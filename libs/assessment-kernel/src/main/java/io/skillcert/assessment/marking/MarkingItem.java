package io.skillcert.assessment.marking;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is needed to mark a response: the kind of the item, its points and its key. */
public final class MarkingItem {

    private static final Set<String> COMMON_FIELDS = Set.of("kind", "points", "key");

    private final ItemKind kind;
    private final BigDecimal points;
    private final Key key;

    private MarkingItem(ItemKind kind, BigDecimal points, Key key) {
        this.kind = kind;
        this.points = points;
        this.key = key;
    }

    /**
     * Reads an item from a tree as JSON has it: {@code kind}, {@code points}, {@code key} and the settings of its kind.
     *
     * @param item a {@link Map}; see {@link Response#value} for the types of its entries
     * @throws InvalidInputException naming every invalid field
     */
    public static MarkingItem of(Object item) {
        var input = Input.of(item);
        input.requireObject();
        var points = Points.read(input.required("points"));
        var kind = kind(input.required("kind"));
        input.required("key");
        var key = kind.map(known -> key(known, input));
        input.throwIfRefused();
        return new MarkingItem(kind.orElseThrow(), points, key.orElseThrow());
    }

    private static Optional<ItemKind> kind(Input field) {
        var kind = Arrays.stream(ItemKind.values())
                .filter(ItemKind::isComputed)
                .filter(known -> known.name().equals(field.value()))
                .findAny();
        if (kind.isEmpty() && !field.isAbsent()) {
            field.refuse("must be one of {0}", computedKinds());
        }
        return kind;
    }

    private static String computedKinds() {
        return Arrays.stream(ItemKind.values())
                .filter(ItemKind::isComputed)
                .map(ItemKind::name)
                .collect(Collectors.joining(", "));
    }

    private static Key key(ItemKind kind, Input item) {
        item.onlyFields(fields(kind));
        var key = item.field("key");
        return switch (kind) {
            case TRUE_FALSE -> ExactKey.read(key, Input::flag);
            case SINGLE_CHOICE -> ExactKey.read(key, Input::letter);
            case MULTIPLE_CHOICE -> ExactKey.read(atLeastTwo(key), letters -> Set.copyOf(letters(letters)));
            case NUMBER -> NumberKey.read(item);
            case ORDERING -> ExactKey.read(atLeastTwo(key), MarkingItem::letters);
            case MATCHING -> EntriesKey.read(key, Optional.empty());
            case LABELS -> EntriesKey.read(key, Optional.of(Ramp.read(item)));
            case TEXT_SPANS -> SpansKey.read(item);
            case BOXES -> BoxesKey.read(item);
            case TABLE -> TableKey.read(item);
            case RUBRIC, CODE ->
                throw new IllegalArgumentException("the points of a " + kind + " do not follow from a key");
        };
    }

    private static Set<String> fields(ItemKind kind) {
        var fields = new TreeSet<>(COMMON_FIELDS);
        fields.addAll(
                switch (kind) {
                    case NUMBER -> Set.of("tolerance");
                    case LABELS, TEXT_SPANS -> Set.of("zeroAt", "fullAt");
                    case BOXES -> Set.of("iou", "zeroAt", "fullAt");
                    case TABLE -> Set.of("columns", "zeroAt", "fullAt");
                    default -> Set.<String>of();
                });
        return fields;
    }

    private static Input atLeastTwo(Input key) {
        if (key.value() instanceof List<?> letters && letters.size() < 2) {
            key.refuse("must have {0} entries or more", 2);
        }
        return key;
    }

    private static List<String> letters(Input list) {
        return Input.distinct(list.entries(), Input::letter);
    }

    public ItemKind kind() {
        return kind;
    }

    public BigDecimal points() {
        return points;
    }

    Key key() {
        return key;
    }
}
