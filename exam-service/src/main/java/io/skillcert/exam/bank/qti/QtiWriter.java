package io.skillcert.exam.bank.qti;

import static io.skillcert.exam.bank.qti.QtiMarkup.escaped;
import static io.skillcert.exam.bank.qti.QtiMarkup.xhtml;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.bank.ItemContent;
import io.skillcert.exam.bank.ItemContent.Option;
import io.skillcert.exam.bank.ItemDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes an item as a QTI 3 assessment item, of the kinds that QTI has an interaction for. */
final class QtiWriter {

    static final Set<ItemKind> KINDS = Set.of(
            ItemKind.TRUE_FALSE,
            ItemKind.SINGLE_CHOICE,
            ItemKind.MULTIPLE_CHOICE,
            ItemKind.ORDERING,
            ItemKind.MATCHING,
            ItemKind.NUMBER,
            ItemKind.BOXES);

    private static final String ITEM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="%s" title="%s" \
            xml:lang="zh-CN" adaptive="false" time-dependent="false">
            <qti-response-declaration identifier="RESPONSE" cardinality="%s" base-type="%s">\
            <qti-correct-response>%s</qti-correct-response></qti-response-declaration>
            <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
            <qti-outcome-declaration identifier="EXPLANATION" cardinality="single" base-type="identifier"/>
            <qti-item-body><div>%s</div>%s</qti-item-body>
            %s
            <qti-modal-feedback outcome-identifier="EXPLANATION" show-hide="show" identifier="EXPLANATION">\
            <qti-content-body>%s</qti-content-body></qti-modal-feedback>
            </qti-assessment-item>
            """;

    private static final String MATCH_CORRECT =
            "<qti-response-processing template=\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml\"/>";

    private final ItemDraft item;
    private final ItemContent content;
    private final JsonNode key;

    QtiWriter(ItemDraft item) {
        this.item = item;
        this.content = item.content();
        this.key = item.key().value();
    }

    /**
     * Writes the item.
     *
     * @param identifier its name within the package
     * @param image the name of its image relative to the item, if it has one
     */
    String write(String identifier, String image) {
        return ITEM.formatted(
                identifier,
                escaped(item.function() + " " + item.topic()),
                cardinality(),
                baseType(),
                correct().stream()
                        .map(value -> "<qti-value>" + escaped(value) + "</qti-value>")
                        .collect(Collectors.joining()),
                xhtml(content.stem()),
                interaction(image),
                item.kind() == ItemKind.NUMBER ? numberProcessing() : MATCH_CORRECT,
                xhtml(item.explanation().text()));
    }

    private String cardinality() {
        return switch (item.kind()) {
            case MULTIPLE_CHOICE, MATCHING, BOXES -> "multiple";
            case ORDERING -> "ordered";
            default -> "single";
        };
    }

    private String baseType() {
        return switch (item.kind()) {
            case MATCHING -> "directedPair";
            case NUMBER -> "float";
            default -> "identifier";
        };
    }

    private List<String> correct() {
        return switch (item.kind()) {
            case MULTIPLE_CHOICE, ORDERING ->
                StreamSupport.stream(key.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
            case MATCHING ->
                key.properties().stream()
                        .map(pair ->
                                "L_" + pair.getKey() + " R_" + pair.getValue().asText())
                        .toList();
            case BOXES -> boxes();
            default -> List.of(key.asText());
        };
    }

    private List<String> boxes() {
        var names = new ArrayList<String>();
        for (int i = 0; i < key.size(); i++) {
            names.add("BOX_" + (i + 1));
        }
        return names;
    }

    private String interaction(String image) {
        return switch (item.kind()) {
            case TRUE_FALSE ->
                choices(
                        "qti-choice-interaction",
                        "max-choices=\"1\"",
                        List.of(new Option("true", "正确", null), new Option("false", "错误", null)));
            case SINGLE_CHOICE -> choices("qti-choice-interaction", "max-choices=\"1\"", content.options());
            case MULTIPLE_CHOICE -> choices("qti-choice-interaction", "max-choices=\"0\"", content.options());
            case ORDERING -> choices("qti-order-interaction", "shuffle=\"true\"", content.options());
            case MATCHING ->
                "<qti-match-interaction response-identifier=\"RESPONSE\" max-associations=\"0\">"
                        + matchSet("L_", content.left())
                        + matchSet("R_", content.right())
                        + "</qti-match-interaction>";
            case NUMBER ->
                "<p><qti-text-entry-interaction response-identifier=\"RESPONSE\"/>" + "<span class=\"unit\">"
                        + escaped(content.unit() == null ? "" : content.unit()) + "</span></p>";
            case BOXES -> hotspots(image);
            default -> throw new IllegalArgumentException("QTI has no interaction for " + item.kind());
        };
    }

    private static String choices(String interaction, String attributes, List<Option> options) {
        return options.stream()
                .map(option -> "<qti-simple-choice identifier=\"%s\">%s</qti-simple-choice>"
                        .formatted(option.id(), xhtml(option.text())))
                .collect(Collectors.joining(
                        "",
                        "<" + interaction + " response-identifier=\"RESPONSE\" " + attributes + ">",
                        "</" + interaction + ">"));
    }

    private static String matchSet(String prefix, List<Option> options) {
        return options.stream()
                .map(option ->
                        "<qti-simple-associable-choice identifier=\"%s\" match-max=\"0\">%s</qti-simple-associable-choice>"
                                .formatted(prefix + option.id(), xhtml(option.text())))
                .collect(Collectors.joining("", "<qti-simple-match-set>", "</qti-simple-match-set>"));
    }

    private String hotspots(String image) {
        var names = boxes();
        var spots = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            var box = key.get(i);
            int x = box.get("x").asInt();
            int y = box.get("y").asInt();
            spots.append(
                    "<qti-hotspot-choice identifier=\"%s\" shape=\"rect\" coords=\"%d,%d,%d,%d\" hotspot-label=\"%s\"/>"
                            .formatted(
                                    names.get(i),
                                    x,
                                    y,
                                    x + box.get("width").asInt(),
                                    y + box.get("height").asInt(),
                                    escaped(box.get("label").asText())));
        }
        return "<qti-hotspot-interaction response-identifier=\"RESPONSE\" max-choices=\"0\" data-labels=\"%s\"%s>"
                        .formatted(escaped(String.join("\n", content.labels())).replace("\n", "&#10;"), thresholds())
                + "<img src=\"%s\" alt=\"\"/>".formatted(escaped(image)) + spots + "</qti-hotspot-interaction>";
    }

    private String thresholds() {
        return attribute("data-iou", item.key().iou())
                + attribute("data-zero-at", item.key().zeroAt())
                + attribute("data-full-at", item.key().fullAt());
    }

    private static String attribute(String name, String value) {
        return value == null ? "" : " " + name + "=\"" + value + "\"";
    }

    private String numberProcessing() {
        var tolerance = Stream.ofNullable(item.key().tolerance()).findFirst().orElse("0");
        return """
            <qti-response-processing><qti-response-condition><qti-response-if>\
            <qti-equal tolerance-mode="absolute" tolerance="%s %s">\
            <qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal>\
            <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value>\
            </qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>"""
                .formatted(tolerance, tolerance);
    }
}
