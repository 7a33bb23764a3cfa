package io.skillcert.assessment.marking;

/**
 * What a candidate answered.
 *
 * @param value a tree of {@link Boolean}, {@link String}, {@link Number}, {@link NumberLiteral}, {@link java.util.List}
 *     and {@link java.util.Map}, as JSON has them; null if the item was not answered
 */
public record Response(Object value) {

    public static final Response NONE = new Response(null);

    public boolean answered() {
        return value != null;
    }
}
