package io.skillcert.events;

import java.util.List;
import java.util.OptionalInt;

/** The formats of the fields of events: a pattern, the allowed values, or a range (of the length, if the value is text). */
public enum FieldFormat {
    ANY,
    /** Yuan with two decimals. */
    AMOUNT("\\d+\\.\\d{2}"),
    ATTEMPT(List.of("FIRST", "RESIT")),
    /** A reason for a return in ISO 20022, such as {@code AC01}. */
    BANK_REASON("[A-Z0-9]{4}"),
    BASE64("[A-Za-z0-9+/]+=*"),
    CERTIFICATE_NUMBER("[SY]\\d{21}"),
    COUNT(1, Integer.MAX_VALUE),
    DECISION(List.of("GRANTED", "REFUSED", "REFERRED")),
    /** The number of a digest key and the digest, in hexadecimal digits. */
    DIGEST("\\d{1,4}:[0-9a-f]{64}"),
    EXAM_OUTCOME(List.of("PASSED", "NOT_PASSED")),
    EXTRA_MINUTES(0, 120),
    LEVEL(1, 5),
    NAME(1, Integer.MAX_VALUE),
    REGISTRATION_NUMBER("\\d{10}"),
    REISSUE_KIND(List.of("CORRECTION", "REISSUE")),
    RULE_CODE("[A-Z]{3}-\\d{2}"),
    SERVICE(List.of("exam", "subsidy")),
    /** A SHA-256 digest in hexadecimal digits. */
    SHA_256("[0-9a-f]{64}"),
    SITE_NAME(1, 100),
    SUBJECT(List.of("THEORETICAL_KNOWLEDGE", "OPERATIONAL_SKILLS", "COMPREHENSIVE_REVIEW")),
    SUBJECT_STATUS(List.of("PASSED", "FAILED", "ABSENT", "RETAINED"));

    private final String pattern;
    private final List<String> oneOf;
    private final OptionalInt least;
    private final OptionalInt most;

    FieldFormat() {
        this(null, List.of(), OptionalInt.empty(), OptionalInt.empty());
    }

    FieldFormat(String pattern) {
        this("^" + pattern + "$", List.of(), OptionalInt.empty(), OptionalInt.empty());
    }

    FieldFormat(List<String> oneOf) {
        this(null, oneOf, OptionalInt.empty(), OptionalInt.empty());
    }

    FieldFormat(int least, int most) {
        this(
                null,
                List.of(),
                OptionalInt.of(least),
                most == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(most));
    }

    FieldFormat(String pattern, List<String> oneOf, OptionalInt least, OptionalInt most) {
        this.pattern = pattern;
        this.oneOf = oneOf;
        this.least = least;
        this.most = most;
    }

    /** Returns the regular expression that a text matches, or null if any does. */
    public String pattern() {
        return pattern;
    }

    /** Returns the allowed values; empty if they are not listed. */
    public List<String> oneOf() {
        return oneOf;
    }

    /** Returns the least number, or the least length of a text. */
    public OptionalInt least() {
        return least;
    }

    /** Returns the greatest number, or the greatest length of a text. */
    public OptionalInt most() {
        return most;
    }
}
