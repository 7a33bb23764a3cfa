package io.skillcert.exam.bank.qti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.bank.ItemContent;
import io.skillcert.exam.bank.ItemContent.Option;
import io.skillcert.exam.bank.ItemExplanation;
import io.skillcert.exam.bank.ItemKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;

/** Reads a QTI 3 assessment item with one interaction of a kind that items have. */
public final class QtiReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LETTERS = "ABCDEFGH";
    /** The mode, and what it is if none is named. */
    private static final List<String> EXACT = List.of("exact", "");

    private static final String NO_EXPLANATION = "Imported without an explanation.";

    private final Element item;
    private final Function<String, String> images;
    private final List<Element> interactions;
    private final Optional<Element> declaration;
    private final List<String> correct;

    /** @param images gets an image by its reference; null if there is none */
    QtiReader(Element item, Function<String, String> images) {
        this.item = item;
        this.images = images;
        this.interactions = QtiXml.all(item, "*").stream()
                .filter(element -> element.getLocalName().endsWith("-interaction"))
                .toList();
        this.declaration = interactions.stream().findFirst().flatMap(this::declarationOf);
        this.correct = declaration
                .flatMap(one -> QtiXml.first(one, "qti-correct-response"))
                .map(response -> QtiXml.texts(response, "qti-value"))
                .orElse(List.of());
    }

    /** Other tools declare further variables, such as how sure a candidate is. */
    private Optional<Element> declarationOf(Element interaction) {
        return QtiXml.all(item, "qti-response-declaration").stream()
                .filter(one -> one.getAttribute("identifier").equals(interaction.getAttribute("response-identifier")))
                .findFirst();
    }

    /** What an item asks, without its place in the bank. */
    public record Question(ItemKind kind, ItemContent content, ItemKey key, ItemExplanation explanation) {}

    /** @throws IllegalArgumentException with a sentence that says what the item lacks or has too much */
    Question read() {
        var body = QtiXml.first(item, "qti-item-body")
                .orElseThrow(() -> new IllegalArgumentException("has no qti-item-body"));
        if (interactions.size() != 1 || correct.isEmpty()) {
            throw new IllegalArgumentException("must have one interaction and a correct response");
        }
        var interaction = interactions.get(0);
        var stem = QtiMarkup.html(body);
        return switch (interaction.getLocalName()) {
            case "qti-choice-interaction" -> choice(interaction, stem);
            case "qti-order-interaction" -> order(interaction, stem);
            case "qti-match-interaction" -> match(interaction, stem);
            case "qti-text-entry-interaction" -> number(body);
            case "qti-hotspot-interaction" -> hotspots(interaction, stem);
            default -> throw new IllegalArgumentException("has an interaction that items do not have");
        };
    }

    private Question question(ItemKind kind, ItemContent content, ItemKey key) {
        var explanation = QtiXml.first(item, "qti-modal-feedback")
                .map(QtiMarkup::html)
                .filter(text -> !text.isBlank())
                .orElse(NO_EXPLANATION);
        return new Question(kind, content, key, new ItemExplanation(explanation, null, null));
    }

    private Question choice(Element interaction, String stem) {
        var choices = QtiXml.all(interaction, "qti-simple-choice");
        var names = choices.stream()
                .map(choice -> choice.getAttribute("identifier"))
                .toList();
        if (names.equals(List.of("true", "false")) || names.equals(List.of("false", "true"))) {
            return question(
                    ItemKind.TRUE_FALSE,
                    ItemContent.of(stem, List.of()),
                    ItemKey.of(JSON.booleanNode(correct.get(0).equals("true"))));
        }
        var letters = renamed(names, LETTERS);
        var content = ItemContent.of(stem, options(choices, letters));
        var isSingle = declaration
                .filter(one -> one.getAttribute("cardinality").equals("single"))
                .isPresent();
        return isSingle
                ? question(ItemKind.SINGLE_CHOICE, content, ItemKey.of(JSON.textNode(letters.get(correct.get(0)))))
                : question(ItemKind.MULTIPLE_CHOICE, content, ItemKey.of(list(letters)));
    }

    private Question order(Element interaction, String stem) {
        var choices = QtiXml.all(interaction, "qti-simple-choice");
        var letters = renamed(
                choices.stream()
                        .map(choice -> choice.getAttribute("identifier"))
                        .toList(),
                LETTERS);
        return question(ItemKind.ORDERING, ItemContent.of(stem, options(choices, letters)), ItemKey.of(list(letters)));
    }

    private JsonNode list(Map<String, String> letters) {
        var list = JSON.arrayNode();
        correct.forEach(name -> list.add(letters.get(name)));
        return list;
    }

    private static List<Option> options(List<Element> choices, Map<String, String> names) {
        return choices.stream()
                .map(choice -> new Option(names.get(choice.getAttribute("identifier")), QtiMarkup.html(choice), null))
                .toList();
    }

    /** Keeps names that are such letters already, and names the others by them in their order. */
    private static Map<String, String> renamed(List<String> names, String letters) {
        var areLetters = names.stream().allMatch(name -> name.length() == 1 && letters.contains(name));
        if (names.size() > letters.length()) {
            throw new IllegalArgumentException("has too many choices");
        }
        var renamed = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            renamed.put(names.get(i), areLetters ? names.get(i) : letters.substring(i, i + 1));
        }
        return renamed;
    }

    private Question match(Element interaction, String stem) {
        var sets = QtiXml.all(interaction, "qti-simple-match-set");
        if (sets.size() != 2) {
            throw new IllegalArgumentException("must have two sets to match");
        }
        var left = QtiXml.all(sets.get(0), "qti-simple-associable-choice");
        var right = QtiXml.all(sets.get(1), "qti-simple-associable-choice");
        var leftNames = matchNames(left, "L_", "L");
        var rightNames = matchNames(right, "R_", "R");
        var pairs = JSON.objectNode();
        for (var pair : correct) {
            var ends = pair.split("\\s+");
            if (ends.length != 2 || !leftNames.containsKey(ends[0]) || pairs.has(leftNames.get(ends[0]))) {
                throw new IllegalArgumentException("must match each entry of the first set once");
            }
            pairs.put(leftNames.get(ends[0]), rightNames.get(ends[1]));
        }
        var content = new ItemContent(
                stem,
                null,
                null,
                null,
                null,
                null,
                options(left, leftNames),
                options(right, rightNames),
                null,
                null,
                null,
                null);
        return question(ItemKind.MATCHING, content, ItemKey.of(pairs));
    }

    /** Removes our prefix, and numbers the names of other tools. */
    private static Map<String, String> matchNames(List<Element> choices, String prefix, String otherwise) {
        var names = choices.stream()
                .map(choice -> choice.getAttribute("identifier"))
                .toList();
        var areOurs = names.stream().allMatch(name -> name.matches(prefix + "[A-Za-z0-9]{1,8}"));
        var renamed = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            renamed.put(names.get(i), areOurs ? names.get(i).substring(prefix.length()) : otherwise + (i + 1));
        }
        return renamed;
    }

    private Question number(Element body) {
        var unit = QtiXml.all(body, "span").stream()
                .filter(span -> span.getAttribute("class").equals("unit"))
                .findFirst();
        var stem = QtiXml.first(body, "div").map(QtiMarkup::html).filter(text -> !text.isBlank());
        var content = new ItemContent(
                stem.orElseGet(() -> QtiMarkup.html(body)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                unit.map(span -> span.getTextContent().strip())
                        .filter(text -> !text.isEmpty())
                        .orElse(null));
        return question(
                ItemKind.NUMBER,
                content,
                new ItemKey(JSON.textNode(correct.get(0)), tolerance(), null, null, null, null));
    }

    /** A tolerance that keys do not have must not be read as none. */
    private String tolerance() {
        var equal = QtiXml.first(item, "qti-equal").filter(one -> !EXACT.contains(one.getAttribute("tolerance-mode")));
        var sides = equal.map(one -> one.getAttribute("tolerance").strip().split("\\s+"))
                .map(List::of)
                .orElse(List.of());
        if (equal.filter(one -> !one.getAttribute("tolerance-mode").equals("absolute"))
                        .isPresent()
                || sides.stream().distinct().count() > 1
                || QtiXml.first(item, "qti-equal-rounded").isPresent()) {
            throw new IllegalArgumentException(
                    "must have the tolerance-mode absolute, with one tolerance for both sides");
        }
        return sides.isEmpty() ? null : sides.get(0);
    }

    private Question hotspots(Element interaction, String stem) {
        var reference = QtiXml.first(interaction, "img")
                .map(image -> image.getAttribute("src"))
                .or(() -> QtiXml.first(interaction, "object").map(object -> object.getAttribute("data")))
                .orElse("");
        var image = images.apply(reference);
        if (image == null) {
            throw new IllegalArgumentException("must have an SVG image in the package");
        }
        var boxes = JSON.arrayNode();
        var labels = new ArrayList<String>();
        interaction
                .getAttribute("data-labels")
                .lines()
                .filter(label -> !label.isBlank())
                .forEach(labels::add);
        for (var spot : QtiXml.all(interaction, "qti-hotspot-choice")) {
            var label = spot.hasAttribute("hotspot-label") ? spot.getAttribute("hotspot-label") : "target";
            if (!labels.contains(label)) {
                labels.add(label);
            }
            if (correct.contains(spot.getAttribute("identifier"))) {
                boxes.add(box(spot, label));
            }
        }
        var content = new ItemContent(stem, null, null, image, labels, null, null, null, null, null, null, null);
        var key = new ItemKey(
                boxes,
                null,
                orNull(interaction, "data-zero-at"),
                orNull(interaction, "data-full-at"),
                orNull(interaction, "data-iou"),
                null);
        return question(ItemKind.BOXES, content, key);
    }

    private static String orNull(Element element, String attribute) {
        return element.hasAttribute(attribute) ? element.getAttribute(attribute) : null;
    }

    private static JsonNode box(Element spot, String label) {
        var coords = spot.getAttribute("coords").strip().split("\\s*,\\s*");
        var areRight = coords.length == 4 && List.of(coords).stream().allMatch(one -> one.matches("[0-9]{1,6}"));
        if (!spot.getAttribute("shape").equals("rect") || !areRight) {
            throw new IllegalArgumentException("must have rectangles as hotspots");
        }
        int x = Integer.parseInt(coords[0]);
        int y = Integer.parseInt(coords[1]);
        return JSON.objectNode()
                .put("x", x)
                .put("y", y)
                .put("width", Integer.parseInt(coords[2]) - x)
                .put("height", Integer.parseInt(coords[3]) - y)
                .put("label", label);
    }
}
