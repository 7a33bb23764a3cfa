package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares figures that sizing quotes from performance with those that the benchmarks have written there. */
class SizingTest {

    @ParameterizedTest
    @CsvSource({
        "entitlements assessed a second \\| (\\d+) \\|,entitlements a second signatures required \\| (\\d+) ",
        "offered ([\\d.]+) times as many,done of those that were offered \\| 1 of ([\\d.]+) \\|"
    })
    void a_figure_is_that_of_its_source(String quoted, String source) {
        assertEquals(
                find(source, Project.read("docs/performance.md").replace(",", "")),
                find(quoted, Project.read("docs/operating/sizing.md")));
    }

    private static String find(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : pattern;
    }
}
