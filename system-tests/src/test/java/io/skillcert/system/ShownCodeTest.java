package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the code that the documentation of the clients shows with regions of code that the build runs. A comment {@code <!-- code:
 * file#region -->} before a block names the region. {@code -Dshown-code.write=true} writes the blocks again.
 */
class ShownCodeTest {

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^<!-- code: (?<file>\\S+)#(?<region>\\w+) -->\\n```(?<language>\\w+)\\n.*?^```$");

    @ParameterizedTest
    @ValueSource(strings = {"clients/java/README.md", "clients/typescript/README.md"})
    void it_is_code_that_runs(String page) throws IOException {
        var shown = Project.read(page);
        var expected = BLOCK.matcher(shown).replaceAll(block -> Matcher.quoteReplacement(block(block)));
        if (Boolean.getBoolean("shown-code.write")) {
            Files.writeString(Project.ROOT.resolve(page), expected);
        }
        assertTrue(BLOCK.matcher(shown).results().count() >= 8, page);
        assertEquals(expected, Project.read(page), "-Dshown-code.write=true writes it again");
    }

    private static String block(MatchResult block) {
        return "<!-- code: " + block.group(1) + "#" + block.group(2) + " -->\n```" + block.group(3) + "\n"
                + region(block.group(1), block.group(2)) + "```";
    }

    private static String region(String file, String name) {
        var region = Pattern.compile("(?ms)^ *// region " + name + "\\n(.*?)^ *// endregion$")
                .matcher(Project.read(file));
        assertTrue(region.find(), file + " has no region " + name);
        return region.group(1).stripTrailing().stripIndent()
                + "\n"; // an empty last line would count as one without indent
    }
}
