package io.skillcert.assessment.marking;

/**
 * What a candidate answered.
 *
 * @param value a tree of {@link Boolean}, {@link String}, {@link Number}, {@link java.util.List} and
 *     {@link java.util.Map}, as JSON has them; null if the item was not answered. A number is read by its text, so that its
 *     places count as written
 */
public record Response(Object value) {

    public static final Response NONE = new Response(null);

    public boolean answered() {
        return value != null;
    }
}
