package io.skillcert.assessment.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A hand-written statement with a blank, its right ending and three wrong ones.
 *
 * @param function code of the occupational function
 * @param topic code of the topic
 * @param number its number within the function, from 1
 * @param sentence the statement, with {@code _} for the blank
 * @param right the text that makes the statement true
 * @param wrong three texts that make it false
 * @param reason why
 */
record Fact(
        String function, String topic, int number, String sentence, String right, List<String> wrong, String reason) {

    private static final int FIELDS = 7;

    /**
     * Reads the facts of a file: one a line, with the fields topic, sentence, right, three wrong texts and reason.
     *
     * @param function code of the occupational function
     * @param file name of the resource beside this class
     * @return the facts in the order of the file
     */
    static List<Fact> read(String function, String file) {
        try (InputStream stream = Fact.class.getResourceAsStream(file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            List<Fact> facts = new ArrayList<>();
            for (String line : text.lines().toList()) {
                String[] fields = line.split("\\|");
                if (fields.length != FIELDS || !fields[1].contains("_")) {
                    throw new IllegalArgumentException("not a fact: " + line);
                }
                facts.add(new Fact(
                        function,
                        fields[0],
                        facts.size() + 1,
                        fields[1],
                        fields[2],
                        Arrays.asList(fields).subList(3, 6),
                        fields[6]));
            }
            return List.copyOf(facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String with(String text) {
        return sentence.replace("_", text);
    }
}
