package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keeps the tutorial's page and script in step. {@code -Dtutorial.write=true} writes the script again. */
class TutorialTest {

    private static final Pattern STEP = Pattern.compile("(?m)^step (\\d+) ");

    @Test
    void the_script_is_the_blocks_of_the_page() throws Exception {
        var expected = Tutorial.scriptOfPage();
        if (Boolean.getBoolean("tutorial.write")) {
            Files.writeString(Project.ROOT.resolve(Tutorial.SCRIPT), expected);
        }
        assertEquals(expected, Project.read(Tutorial.SCRIPT), "-Dtutorial.write=true writes the script again");
    }

    @Test
    void the_page_has_the_calls_that_its_title_promises() {
        var title = Project.read(Tutorial.PAGE).lines().findFirst().orElseThrow();
        var numbers = STEP.matcher(Tutorial.scriptOfPage())
                .results()
                .map(step -> Integer.parseInt(step.group(1)))
                .toList();
        assertEquals("# From token to paid subsidy in " + numbers.size() + " calls", title);
        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), List.copyOf(numbers));
    }
}
