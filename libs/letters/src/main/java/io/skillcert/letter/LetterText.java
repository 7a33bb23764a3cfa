package io.skillcert.letter;

import java.util.List;

/**
 * The text of a letter in one language.
 *
 * @param paragraphs what was decided
 * @param reasons the findings behind the decision; empty if it needs none
 * @param remedies what the person can do next, with the last day
 */
public record LetterText(String title, List<String> paragraphs, List<Reason> reasons, List<String> remedies) {

    /**
     * A finding as a sentence.
     *
     * @param source the document and the article that the rule is from
     */
    public record Reason(String text, String source) {}
}
