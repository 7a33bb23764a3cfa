package io.skillcert.assessment.evaluator;

import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A sentence with gaps: {@code #} for a number, {@code @} for a word of letters and digits, {@code ~} for a formula. */
public final class Template {

    private Template() {}

    /**
     * Lists numbers as a sentence does.
     *
     * @param count how many numbers
     * @return the gaps with the Chinese comma between them
     */
    public static String list(int count) {
        return String.join("、", Collections.nCopies(count, "#"));
    }

    static Pattern pattern(String template) {
        var pattern = new StringBuilder();
        template.chars().forEach(c -> pattern.append(gap((char) c)));
        return Pattern.compile(pattern.toString());
    }

    private static String gap(char c) {
        return switch (c) {
            case '#' -> "(-?\\d+(?:\\.\\d+)?)";
            case '@' -> "([A-Z0-9]+)";
            case '~' -> "(=[^ 。]+)";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    /** What fills the gaps, in their order. */
    static List<String> values(MatchResult filled) {
        return IntStream.rangeClosed(1, filled.groupCount())
                .mapToObj(filled::group)
                .toList();
    }
}
