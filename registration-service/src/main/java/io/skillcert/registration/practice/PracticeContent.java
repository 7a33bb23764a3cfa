package io.skillcert.registration.practice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a learner sees of an item; the kind decides which parts there are.
 *
 * @param stem the question or the statement in Chinese
 * @param stemEn the same in English, or null
 * @param options the options of a choice or an ordering
 * @param image an SVG image
 * @param labels the labels that LABELS, TEXT_SPANS and BOXES items offer
 * @param samples the samples of a LABELS item
 * @param left the left side of a MATCHING item
 * @param right the right side of a MATCHING item
 * @param text the text of a TEXT_SPANS item
 * @param columns the headings of the table that is shown
 * @param rows the rows of the table that is shown
 * @param unit the unit of a NUMBER response
 * @param unitEn the unit in English; empty if the English stem says what is counted, or null if there is only one unit or none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PracticeContent(
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
        @JsonInclude(JsonInclude.Include.NON_NULL) String unitEn) {

    public PracticeContent {
        if (stem == null || stem.isBlank()) {
            throw new IllegalArgumentException("an item needs a stem");
        }
        options = orEmpty(options);
        labels = orEmpty(labels);
        samples = orEmpty(samples);
        left = orEmpty(left);
        right = orEmpty(right);
        columns = orEmpty(columns);
        rows = orEmpty(rows);
    }

    /**
     * One option, with its letter.
     *
     * @param text its text in Chinese
     * @param textEn its text in English, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Option(String id, String text, String textEn) {}

    /** One sample to be labelled. */
    public record Sample(String id, String text) {}

    static PracticeContent of(String stem, List<Option> options) {
        return new PracticeContent(stem, null, options, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The Chinese stem, the Chinese options in alphabetical order, and all other texts. */
    Stream<String> texts() {
        return Stream.of(
                        Stream.of(stem),
                        Stream.of(options, left, right)
                                .flatMap(List::stream)
                                .map(Option::text)
                                .sorted(),
                        Stream.of(text, image).filter(Objects::nonNull),
                        samples.stream().map(Sample::text),
                        rows.stream().flatMap(List::stream))
                .flatMap(texts -> texts);
    }
}
