package io.skillcert.policy.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Timeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a parameter file's values are read as, each in the unit it names. */
class ParameterValuesTest {

    private static final LocalDate DAY = LocalDate.parse("2025-01-01");

    public record Span(int from, int to) {}

    @Test
    void a_value_has_the_type_of_its_unit() {
        assertEquals(7, value("count", "7", files -> files.count("sample")));
        assertEquals(true, value("flag", "true", files -> files.flag("sample")));
        assertEquals(false, value("flag", "false", files -> files.flag("sample")));
        assertEquals(new BigDecimal("60.00"), value("decimal", "'60.00'", files -> files.decimal("sample")));
        assertEquals("2025.1", value("text", "'2025.1'", files -> files.text("sample")));
        assertEquals(
                new Span(1, 5), value("span", "{from: 1, to: 5}", files -> files.shaped("sample", "span", Span.class)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"count;'7.5'", "count;\"7\"", "flag;1", "decimal;60.0", "decimal;'sixty'", "text;7", "text;' '"})
    void a_value_of_another_type_is_refused_by_the_name_of_its_file(String unit, String written) {
        var files = files("sample", unit, "SUB-03", written);
        var refusal = assertThrows(PolicyDataException.class, () -> {
            switch (unit) {
                case "count" -> files.count("sample");
                case "flag" -> files.flag("sample");
                case "decimal" -> files.decimal("sample");
                default -> files.text("sample");
            }
        });
        assertTrue(refusal.getMessage().contains("somewhere/sample.yaml"), refusal.getMessage());
    }

    @Test
    void a_file_has_its_own_name_the_unit_asked_for_and_codes_of_rules() {
        assertThrows(PolicyDataException.class, () -> ParameterFiles.of(
                        "somewhere", Map.of("other", file("sample", "count", "SUB-03", "7")))
                .count("other"));
        assertThrows(PolicyDataException.class, () -> files("sample", "count", "SUB-03", "7")
                .flag("sample"));
        assertThrows(PolicyDataException.class, () -> files("sample", "count", "the third rule", "7")
                .count("sample"));
    }

    @Test
    void a_value_is_in_force_from_its_day_and_a_later_one_joins_it() {
        var file = file("sample", "count", "SUB-03", "7");
        assertTrue(file.on(LocalDate.parse("2018-12-31")).isEmpty());
        assertEquals(7, file.on(DAY).orElseThrow().getValue().value().intValue());
        var changed = file.with(
                DAY, new ParameterFile.Entry(ParameterFiles.parseValue("8"), new Citation("a document", "§2")));
        assertEquals(
                7, changed.on(DAY.minusDays(1)).orElseThrow().getValue().value().intValue());
        assertEquals(8, changed.on(DAY).orElseThrow().getValue().value().intValue());
        assertEquals(DAY, changed.on(DAY.plusYears(1)).orElseThrow().getKey());
        assertEquals(1, file.values().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "null", "{a: 1", "\"open"})
    void a_value_by_itself_is_well_formed_and_there(String written) {
        assertThrows(PolicyDataException.class, () -> ParameterFiles.parseValue(written));
    }

    private static Object value(String unit, String written, Function<ParameterFiles, Timeline<?>> reading) {
        return reading.apply(files("sample", unit, "SUB-03", written)).on(DAY).value();
    }

    private static ParameterFiles files(String name, String unit, String rule, String value) {
        return ParameterFiles.of("somewhere", Map.of(name, file(name, unit, rule, value)));
    }

    private static ParameterFile file(String name, String unit, String rule, String value) {
        return ParameterFiles.parse(
                "somewhere/" + name + ".yaml",
                """
                name: %s
                description: A parameter that may be read
                rules: [%s]
                unit: %s
                chosen_by: claim_day
                values:
                  2019-01-01:
                    value: %s
                    citation:
                      document: a document
                      article: §1
                compared_with_text_on: 2026-11-23
                """
                        .formatted(name, rule, unit, value));
    }
}
