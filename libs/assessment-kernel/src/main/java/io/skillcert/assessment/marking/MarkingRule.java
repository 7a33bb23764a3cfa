package io.skillcert.assessment.marking;

import io.skillcert.assessment.ItemKind;
import java.util.Arrays;

/** The rules that decide how many of an item's points a response gets. */
public enum MarkingRule {
    /** All points for the right choice. */
    CHOICE("MRK-01"),
    /** All points for exactly the right letters, otherwise none. */
    MULTIPLE_CHOICE("MRK-02"),
    /** All points for a number within the tolerance. */
    NUMBER("MRK-03"),
    /** All points for the right sequence. */
    ORDERING("MRK-04"),
    /** Points in proportion to the correct entries. */
    MATCHING("MRK-05"),
    /** Points by the accuracy of the labels. */
    LABELS("MRK-06"),
    /** Points by the F1 score of the spans. */
    TEXT_SPANS("MRK-07"),
    /** Points by the F1 score of the boxes, matched by intersection over union. */
    BOXES("MRK-08"),
    /** Points by the F1 score of the rows. */
    TABLE("MRK-09"),
    /** Points that people gave by the criteria of a rubric; this library computes none. */
    RUBRIC("MRK-10"),
    /** Points in proportion to how well the files that a program has written agree with the expected ones. */
    CODE("MRK-11");

    private final String code;

    MarkingRule(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws java.util.NoSuchElementException if there is no such code */
    public static MarkingRule ofCode(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code.equals(code))
                .findAny()
                .orElseThrow();
    }

    public static MarkingRule of(ItemKind kind) {
        return switch (kind) {
            case TRUE_FALSE, SINGLE_CHOICE -> CHOICE;
            default -> valueOf(kind.name());
        };
    }
}
