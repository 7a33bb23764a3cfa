package io.skillcert.assessment.item;

import java.util.List;

/**
 * What the candidate sees of an item. Only the stem is always there; the kind decides which other parts are. An absent text is null and
 * an absent list is empty.
 *
 * @param stem the question in Chinese
 * @param stemEn the question in English, or null
 * @param options the options of a choice or an ordering
 * @param image an SVG image, or null
 * @param labels the labels that LABELS, TEXT_SPANS and BOXES items offer
 * @param samples the samples of a LABELS item
 * @param left the left side of a MATCHING item
 * @param right the right side of a MATCHING item
 * @param text the text of a TEXT_SPANS item, or null
 * @param columns the headings of the table that is shown
 * @param rows the rows of the table that is shown
 * @param unit the unit of a NUMBER response, or null
 * @param unitEn the unit in English; empty if the English stem says what is counted, or null if there is no unit
 */
public record Content(
        String stem,
        String stemEn,
        List<Option> options,
        String image,
        List<String> labels,
        List<Sample> samples,
        List<Option> left,
        List<Option> right,
        String text,
        List<String> columns,
        List<List<String>> rows,
        String unit,
        String unitEn) {

    public Content {
        if (stem == null || stem.isBlank()) {
            throw new IllegalArgumentException("an item needs a stem");
        }
        options = List.copyOf(options);
        labels = List.copyOf(labels);
        samples = List.copyOf(samples);
        left = List.copyOf(left);
        right = List.copyOf(right);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A stem without anything else, as a true/false item has it.
     *
     * @param stem the statement in Chinese
     * @param stemEn the statement in English, or null
     * @return content without options
     */
    public static Content ofStem(String stem, String stemEn) {
        return ofOptions(stem, stemEn, List.of());
    }

    /**
     * A stem with options.
     *
     * @param stem the question in Chinese
     * @param stemEn the question in English, or null
     * @param options the options in the order in which they are shown
     * @return content of a choice or an ordering
     */
    public static Content ofOptions(String stem, String stemEn, List<Option> options) {
        return of(stem, stemEn, options, null, null);
    }

    /**
     * A stem whose response is a number.
     *
     * @param stem the question in Chinese
     * @param stemEn the question in English, or null
     * @param unit the unit of the response, or null
     * @param unitEn the unit in English; empty if the English stem says what is counted, or null
     * @return content of a NUMBER item
     */
    public static Content ofNumber(String stem, String stemEn, String unit, String unitEn) {
        return of(stem, stemEn, List.of(), unit, unitEn);
    }

    private static Content of(String stem, String stemEn, List<Option> options, String unit, String unitEn) {
        return new Content(
                stem, stemEn, options, null, List.of(), List.of(), List.of(), List.of(), null, List.of(), List.of(),
                unit, unitEn);
    }

    /**
     * One option of a choice, an ordering or a matching.
     *
     * @param id its letter, {@code A} to {@code H}
     * @param text its text in Chinese
     * @param textEn its text in English, or null
     */
    public record Option(String id, String text, String textEn) {}

    /**
     * One sample to be labelled.
     *
     * @param id its identifier within the item
     * @param text its text
     */
    public record Sample(String id, String text) {}
}
