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
    static Choices of(List<Text> right, List<Text> wrong, Draw draw) {
        List<Text> all = new ArrayList<>(right);
        all.addAll(wrong);
        List<Text> shuffled = draw.shuffled(all);
        List<Option> options = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        for (Text text : shuffled) {
            String letter = String.valueOf((char) ('A' + options.size()));
            options.add(new Option(letter, text.zh(), text.en()));
            if (right.contains(text)) {
                letters.add(letter);
            }
        }
        return new Choices(options, letters);
    }

    /** The sentence that begins the explanation of a multiple choice. */
    Text rightLetters() {
        return Text.of(
                "正确的是 %s。",
                "The right options are %s.",
                Text.joined("、", ", ", right.stream().map(Text::same).toList()));
    }
}
