package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.system.ShownCommands.Block;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the commands that the documentation shows with the list by which {@link ShownCommandsIT} runs them. */
class ShownCommandsTest {

    @Test
    void each_block_of_commands_is_listed_once() throws IOException {
        var listed = ShownCommands.listed();
        assertEquals(
                "",
                ShownCommands.all().stream()
                        .filter(block -> listed.stream().filter(block::is).count() != 1)
                        .map(Block::toString)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void each_listed_block_exists_and_says_what_it_prints_or_why_it_is_not_run() throws IOException {
        var blocks = ShownCommands.all();
        for (var listed : ShownCommands.listed()) {
            assertEquals(1, blocks.stream().filter(block -> block.is(listed)).count(), listed.toString());
            assertTrue(listed.prints() == null ^ listed.notRun() == null, listed.toString());
        }
    }

    @Test
    void no_page_shows_commands_as_text() {
        assertEquals(
                "",
                ShownCommands.pages()
                        .flatMap(page -> ShownCommands.asText(Project.read(page)).stream()
                                .map(commands -> page + ": " + commands))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void blocks_are_found_with_the_outputs_below_them() {
        var page =
                """
                1. first

                       curl a

                   `curl b` is text.

                    curl c

                words

                    curl d | jq .
                    deploy/skillcertctl status

                    {"id": "…"}

                    x=$(curl e)

                ```sh
                whatever f
                ```

                    {"not": "a command"}
                """;
        assertEquals(
                List.of("curl a", "curl d | jq .\ndeploy/skillcertctl status", "x=$(curl e)", "whatever f\n"),
                ShownCommands.of("page.md", page).stream()
                        .map(Block::commands)
                        .map(ShownCommandsTest::chomped)
                        .toList());
        assertEquals("{\"id\": \"…\"}", ShownCommands.of("page.md", page).get(1).shown());
        assertEquals(List.of("curl c"), ShownCommands.asText(page));
    }

    private static String chomped(String text) {
        return text.startsWith("whatever") ? text : text.stripTrailing();
    }

    @Test
    void an_output_agrees_but_for_spaces_and_what_is_left_out() {
        assertTrue(ShownCommands.agrees("{\"a\":1,\n\"b\":[1,2]}", "{\"a\": 1, … [ … 2]}"));
        assertFalse(ShownCommands.agrees("{\"a\":1,\"b\":[1,2]}", "{\"a\": 2, … }"));
        assertFalse(ShownCommands.agrees("{\"b\":1}", "{\"a\": 1}"));
    }
}
