package io.skillcert.assessment.item;

import java.time.LocalDate;

/**
 * Why the key of an item is right.
 *
 * @param text the steps of the computation, or the reason, in Chinese
 * @param textEn the same in English, or null
 * @param citation the source of a statement about the law, or null
 */
public record Explanation(String text, String textEn, Citation citation) {

    /**
     * An explanation without a source.
     *
     * @param text the reason in Chinese
     * @param textEn the reason in English, or null
     * @return the explanation
     */
    public static Explanation of(String text, String textEn) {
        return new Explanation(text, textEn, null);
    }

    /**
     * An article of a law.
     *
     * @param document the name of the law
     * @param article its article
     * @param on the day from which it is in force
     */
    public record Citation(String document, String article, LocalDate on) {}
}
