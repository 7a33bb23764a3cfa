package io.skillcert.policy;

/**
 * Where a rule or a number comes from.
 *
 * @param document the document's name, as published
 * @param article the place in it: an article, or a section of a guide
 */
public record Citation(String document, String article) {

    public Citation {
        if (document == null || document.isBlank() || article == null || article.isBlank()) {
            throw new IllegalArgumentException("a citation names its document and its article");
        }
    }
}
