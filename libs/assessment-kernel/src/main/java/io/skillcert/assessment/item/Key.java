package io.skillcert.assessment.item;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The right answer of an item, in the shape in which marking reads it. The kind decides what the value is: a {@link Boolean}
 * (TRUE_FALSE), a letter (SINGLE_CHOICE), a list of letters (MULTIPLE_CHOICE, ORDERING), a decimal as text (NUMBER), a map of texts
 * (MATCHING, LABELS) or a list of maps or lists (TEXT_SPANS, BOXES, TABLE). Numbers are decimals as text, and null where the key says
 * nothing about them.
 *
 * @param value the right answer
 * @param tolerance the largest deviation of a NUMBER response that counts as right
 * @param zeroAt accuracy or F1 below which an item gives no points
 * @param fullAt accuracy or F1 from which an item gives all points
 * @param iou intersection over union from which two BOXES match
 * @param columns the columns of a TABLE; empty for other kinds
 */
public record Key(Object value, String tolerance, String zeroAt, String fullAt, String iou, List<Column> columns) {

    public Key {
        Objects.requireNonNull(value);
        columns = List.copyOf(columns);
    }

    /**
     * The key of a true/false item.
     *
     * @param value whether the statement is true
     * @return the key
     */
    public static Key of(boolean value) {
        return new Key(value, null, null, null, null, List.of());
    }

    /**
     * The key of a single choice.
     *
     * @param letter the letter of the right option
     * @return the key
     */
    public static Key of(String letter) {
        return new Key(letter, null, null, null, null, List.of());
    }

    /**
     * The key of a multiple choice or an ordering.
     *
     * @param letters the letters of the right options
     * @return the key
     */
    public static Key of(List<String> letters) {
        return new Key(List.copyOf(letters), null, null, null, null, List.of());
    }

    /**
     * The key of a NUMBER item.
     *
     * @param value the right number
     * @param tolerance the largest deviation that counts as right
     * @return the key
     */
    public static Key of(BigDecimal value, BigDecimal tolerance) {
        return new Key(value.toPlainString(), tolerance.toPlainString(), null, null, null, List.of());
    }

    /**
     * A column of a TABLE key.
     *
     * @param name its heading
     * @param type {@code TEXT} or {@code NUMBER}
     * @param tolerance the largest deviation of a number, or null for none
     */
    public record Column(String name, String type, String tolerance) {}
}
