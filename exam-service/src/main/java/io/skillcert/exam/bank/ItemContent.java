package io.skillcert.exam.bank;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a candidate sees of an item. Stem and options are fragments of HTML, everything else is plain text.
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
 * @param sections the sections that the response to a RUBRIC item must have
 * @param code what a CODE item starts from, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ItemContent(
        @NotBlank @Size(max = 4000) String stem,
        @Size(max = 4000) String stemEn,
        @Size(max = 8) List<@NotNull @Valid Option> options,
        @Size(max = 65536) String image,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> labels,
        @Size(max = 100) List<@NotNull @Valid Sample> samples,
        @Size(max = 20) List<@NotNull @Valid Option> left,
        @Size(max = 20) List<@NotNull @Valid Option> right,
        @Size(max = 20000) String text,
        @Size(max = 20) List<@NotBlank @Size(max = 100) String> columns,
        @Size(max = 200) List<@NotNull @Size(max = 20) List<@NotNull @Size(max = 500) String>> rows,
        @Size(max = 40) String unit,
        @Size(max = 10) List<@NotBlank @Size(max = 40) String> sections,
        @Valid Code code) {

    public ItemContent {
        options = orEmpty(options);
        labels = orEmpty(labels);
        samples = orEmpty(samples);
        left = orEmpty(left);
        right = orEmpty(right);
        columns = orEmpty(columns);
        rows = orEmpty(rows);
        sections = orEmpty(sections);
    }

    /** The content of an item of a kind without sections. */
    public ItemContent(
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
            String unit) {
        this(stem, stemEn, options, image, labels, samples, left, right, text, columns, rows, unit, null, null);
    }

    /**
     * What a candidate starts from who is to write a program.
     *
     * @param starter the beginning of the source, or null
     * @param inputs files of the same names as those that the program will be run with, so that it can be written by them
     * @param results names of the files that the program is to write
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Code(
            @Size(max = 8000) String starter,
            @NotEmpty @Size(max = 8) List<@NotNull @Valid InputFile> inputs,
            @NotEmpty @Size(max = 8) List<@NotNull @Pattern(regexp = FILE, message = NO_FILE) String> results) {

        static final String FILE = "[A-Za-z0-9_][A-Za-z0-9_-]{0,39}\\.(csv|json)";
        static final String NO_FILE =
                "must be the name of a .csv or .json file: 1 to 40 letters, digits, underscores and hyphens before the dot";

        public Code {
            inputs = orEmpty(inputs);
            results = orEmpty(results);
        }
    }

    /**
     * A file that a candidate sees.
     *
     * @param text its content
     */
    public record InputFile(
            @NotNull @Pattern(regexp = Code.FILE, message = Code.NO_FILE) String name,
            @NotBlank @Size(max = 20000) String text) {}

    /**
     * One option of a choice, an ordering or a matching.
     *
     * @param id its letter, or for the left side of a matching any short name
     * @param textEn its text in English, or null
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Option(
            @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,8}", message = "must be 1 to 8 letters and digits") String id,
            @NotBlank @Size(max = 1000) String text,
            @Size(max = 1000) String textEn) {}

    /** One sample to be labelled. */
    public record Sample(
            @NotNull
                    @Pattern(
                            regexp = "[A-Za-z0-9._-]{1,40}",
                            message = "must be 1 to 40 letters, digits, dots, underscores and hyphens")
                    String id,
            @NotBlank @Size(max = 2000) String text) {}

    /** A stem with options, as a choice has it. */
    public static ItemContent of(String stem, List<Option> options) {
        return new ItemContent(stem, null, options, null, null, null, null, null, null, null, null, null);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    /** The texts of the options, also of both sides of a matching, as fragments of HTML. */
    Stream<String> optionTexts() {
        return Stream.of(options, left, right).flatMap(List::stream).map(Option::text);
    }

    /** What else makes an item different from others. */
    Stream<String> data() {
        var own = Stream.of(text, image).filter(Objects::nonNull);
        var files =
                code == null ? Stream.<String>empty() : code.inputs().stream().map(InputFile::text);
        return Stream.of(own, samples.stream().map(Sample::text), rows.stream().flatMap(List::stream), files)
                .flatMap(Function.identity());
    }
}
