package io.skillcert.assessment.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
record Fact(String function, String topic, int number, Text sentence, Text right, List<Text> wrong, Text reason) {

    private static final int FIELDS = 7;
    private static final String ENGLISH = "en";

    /**
     * Reads the facts of a file. Each takes two lines: one in Chinese with the fields topic, sentence, right, three wrong texts and
     * reason, then one in English with {@code en} instead of the topic.
     *
     * @param function code of the occupational function
     * @param file name of the resource beside this class
     * @return the facts in the order of the file
     */
    static List<Fact> read(String function, String file) {
        try (InputStream stream = Fact.class.getResourceAsStream(file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            List<Fact> facts = new ArrayList<>();
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i += 2) {
                facts.add(of(function, facts.size() + 1, lines.get(i), lines.get(i + 1)));
            }
            return List.copyOf(facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fact of(String function, int number, String chinese, String english) {
        String[] zh = fields(chinese);
        String[] en = fields(english);
        if (!en[0].equals(ENGLISH)) {
            throw new IllegalArgumentException("not the English of a fact: " + english);
        }
        List<Text> texts =
                IntStream.range(1, FIELDS).mapToObj(i -> new Text(zh[i], en[i])).toList();
        return new Fact(function, zh[0], number, texts.get(0), texts.get(1), texts.subList(2, 5), texts.get(5));
    }

    private static String[] fields(String line) {
        String[] fields = line.split("\\|");
        if (fields.length != FIELDS || !fields[1].contains("_")) {
            throw new IllegalArgumentException("not a fact: " + line);
        }
        return fields;
    }

    Text with(Text text) {
        return new Text(sentence.zh().replace("_", text.zh()), sentence.en().replace("_", text.en()));
    }
}
