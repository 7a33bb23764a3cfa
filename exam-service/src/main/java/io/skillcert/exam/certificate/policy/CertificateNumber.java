package io.skillcert.exam.certificate.policy;

import io.skillcert.policy.SkillLevel;
import java.util.regex.Pattern;

/**
 * A certificate number in the national form of 22 characters (EXM-12), version 1: letter, body, province, site serial,
 * year, level, serial. Built and parsed here only.
 *
 * @param letter {@code S} a social body, {@code Y} an employer
 * @param body 4 digits
 * @param province 2 digits
 * @param site 6 digits
 * @param year the calendar year; two digits of it are written
 * @param serial 1 to 999999
 */
public record CertificateNumber(
        char letter, String body, String province, String site, int year, SkillLevel level, int serial) {

    /** As a regular expression. */
    public static final String FORM = "([SY])(\\d{4})(\\d{2})(\\d{6})(\\d{2})([1-5])(\\d{6})";

    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final int CENTURY = 2000;
    private static final int LAST_SERIAL = 999_999;

    public CertificateNumber {
        var written = letter + body + province + site;
        if (!written.matches("[SY]\\d{12}")) {
            throw new IllegalArgumentException("the issuing body is written as a letter and 4 + 2 + 6 digits");
        }
        if (year < CENTURY || year >= CENTURY + 100 || serial < 1 || serial > LAST_SERIAL) {
            throw new IllegalArgumentException("the year has two digits, the serial runs from 1 to " + LAST_SERIAL);
        }
    }

    /** @throws IllegalArgumentException if it is not of the form */
    public static CertificateNumber parse(String number) {
        var parts = PATTERN.matcher(number);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is not a certificate number");
        }
        return new CertificateNumber(
                parts.group(1).charAt(0),
                parts.group(2),
                parts.group(3),
                parts.group(4),
                CENTURY + Integer.parseInt(parts.group(5)),
                SkillLevel.of(Integer.parseInt(parts.group(6))),
                Integer.parseInt(parts.group(7)));
    }

    @Override
    public String toString() {
        return "%c%s%s%s%02d%d%06d".formatted(letter, body, province, site, year % 100, level.number(), serial);
    }
}
