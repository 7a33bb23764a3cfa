package io.skillcert.assessment.generator;

import io.skillcert.assessment.item.Content.Option;
import java.util.ArrayList;
import java.util.List;

/** Right and wrong options in a random order. */
record Choices(List<Option> options, List<String> right) {

    /**
     * Shuffles right and wrong options.
     *
     * @param right the texts of the right options
     * @param wrong the texts of the wrong options
     * @param draw decides the order
     * @return the options with their letters, and the letters of the right ones
     */
    static Choices of(List<String> right, List<String> wrong, Draw draw) {
        List<String> all = new ArrayList<>(right);
        all.addAll(wrong);
        List<String> shuffled = draw.shuffled(all);
        List<Option> options = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        for (String text : shuffled) {
            String letter = String.valueOf((char) ('A' + options.size()));
            options.add(new Option(letter, text, null));
            if (right.contains(text)) {
                letters.add(letter);
            }
        }
        return new Choices(options, letters);
    }
}
