package io.skillcert.exam.bank;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The right answer of an item, in the shape in which marking reads it. Numbers are decimals as text, and null where the key
 * says nothing about them.
 *
 * @param value the right answer by the kind of the item. TRUE_FALSE: true or false; SINGLE_CHOICE: a letter; MULTIPLE_CHOICE and
 *     ORDERING: a list of letters; NUMBER: a decimal as text; MATCHING: an object of right entries by left entry; LABELS: an object of
 *     labels by sample; TEXT_SPANS: a list of objects with start, end and label, in code points; BOXES: a list of objects with x, y,
 *     width, height and label; TABLE: a list of rows, which are lists of texts, numbers or null; RUBRIC: a list of criteria with id,
 *     text, points and anchors; CODE: an object with files and sets
 * @param tolerance the largest deviation of a NUMBER response that counts as right
 * @param zeroAt accuracy or F1 below which an item gives no points
 * @param fullAt accuracy or F1 from which an item gives all points
 * @param iou intersection over union from which two BOXES match
 * @param columns the columns of a TABLE
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ItemKey(
        @NotNull JsonNode value,
        @Pattern(regexp = DECIMAL, message = NO_DECIMAL) String tolerance,
        @Pattern(regexp = DECIMAL, message = NO_DECIMAL) String zeroAt,
        @Pattern(regexp = DECIMAL, message = NO_DECIMAL) String fullAt,
        @Pattern(regexp = DECIMAL, message = NO_DECIMAL) String iou,
        @Size(max = 20) List<@NotNull @Valid Column> columns) {

    static final String DECIMAL = "-?[0-9]{1,12}(\\.[0-9]{1,8})?";
    static final String NO_DECIMAL = "must be a decimal such as 0.5";

    public ItemKey {
        columns = columns == null ? List.of() : columns;
    }

    /** The key of an item whose kind needs nothing but a value. */
    public static ItemKey of(JsonNode value) {
        return new ItemKey(value, null, null, null, null, null);
    }

    /**
     * A column of a TABLE key.
     *
     * @param tolerance the largest deviation of a number, or null for none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Column(
            @NotBlank @Size(max = 100) String name,
            @NotNull Type type,
            @Pattern(regexp = DECIMAL, message = NO_DECIMAL) String tolerance) {

        /** How cells of the column are compared. */
        public enum Type {
            TEXT,
            NUMBER
        }
    }
}
