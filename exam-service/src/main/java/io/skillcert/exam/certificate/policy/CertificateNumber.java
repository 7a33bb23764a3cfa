package io.skillcert.exam.certificate.policy;

import io.skillcert.policy.SkillLevel;
import java.util.regex.Pattern;

/**
 * A certificate number in the national form of 22 characters (EXM-12): letter, body, province, site, year, level, serial.
 *
 * @param letter {@code S} for a social body, {@code Y} for an employer
 * @param body the code of the issuing body, 4 digits
 * @param province the code of the province, 2 digits
 * @param site the serial number of the site, 6 digits
 * @param year the calendar year, 2000 to 2099; its last two digits are written
 * @param serial the serial number of the certificate, 1 to 999999
 */
public record CertificateNumber(
        char letter, String body, String province, String site, int year, SkillLevel level, int serial) {

    /** The form as a regular expression. */
    public static final String FORM = "([SY])(\\d{4})(\\d{2})(\\d{6})(\\d{2})([1-5])(\\d{6})";

    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final int CENTURY = 2000;
    private static final int LAST_SERIAL = 999_999;

    public CertificateNumber {
        var written = letter + body + province + site;
        if (!written.matches("[SY]\\d{12}")) {
            throw new IllegalArgumentException("the issuing body must be S or Y followed by 4 + 2 + 6 digits");
        }
        if (year < CENTURY || year >= CENTURY + 100 || serial < 1 || serial > LAST_SERIAL) {
            throw new IllegalArgumentException("the year must be 2000 to 2099 and the serial 1 to " + LAST_SERIAL);
        }
    }

    /** @throws IllegalArgumentException if the text does not have the form */
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
