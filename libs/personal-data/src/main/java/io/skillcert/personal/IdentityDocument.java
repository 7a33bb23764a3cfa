package io.skillcert.personal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identity document (有效身份证件, REG-08): its number in the one form in which it is compared. Never printed.
 *
 * @param type which document
 * @param number normalised: upper case, no spaces
 */
public record IdentityDocument(Type type, String number) {

    public enum Type {
        /** 居民身份证: 17 digits and a check character (GB 11643), with a real birth date in it; not that of a permit. */
        RESIDENT_ID(Pattern.compile("(?!8[123])\\d{17}[\\dX]")),
        /** 港澳台居民居住证: the same form, beginning with 81, 82 or 83. */
        HMT_PERMIT(Pattern.compile("8[123]\\d{15}[\\dX]")),
        /** Identity card of Hong Kong, Macao or Taiwan (港澳台地区身份证), each of its own form. */
        HMT_HOME_ID(Pattern.compile("[A-Z0-9][A-Z0-9()/-]{5,17}")),
        /** Passport (护照). */
        PASSPORT(Pattern.compile("[A-Z0-9]{5,20}"));

        private final Pattern form;

        Type(Pattern form) {
            this.form = form;
        }

        private boolean carriesBirthDate() {
            return this == RESIDENT_ID || this == HMT_PERMIT;
        }
    }

    private static final Pattern RESIDENT_NUMBER = Pattern.compile("\\d{17}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final DateTimeFormatter BIRTH_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /** @throws IllegalArgumentException if the number is not one of the type; the message does not repeat it */
    public IdentityDocument {
        number = number.strip().toUpperCase(Locale.ROOT);
        if (!type.form.matcher(number).matches()) {
            throw new IllegalArgumentException("is not a number of this type of document");
        }
        if (type.carriesBirthDate()) {
            if (number.charAt(17) != checkCharacter(number)) {
                throw new IllegalArgumentException("has a wrong check character");
            }
            if (birthDate(number).isEmpty()) {
                throw new IllegalArgumentException("has no real birth date in it");
            }
        } else if (isResidentNumber(number.replaceAll("[^0-9A-Z]", ""))) {
            throw new IllegalArgumentException("is the number of a resident identity card or residence permit:"
                    + " state it with the identity type RESIDENT_ID or HMT_PERMIT");
        }
    }

    /** The birth date the number carries; passports and home identity cards carry none. */
    public Optional<LocalDate> birthDate() {
        return type.carriesBirthDate() ? birthDate(number) : Optional.empty();
    }

    /** REG-14: one person has one resident number, whatever type of document is stated. */
    static boolean isResidentNumber(String number) {
        return RESIDENT_NUMBER.matcher(number).matches()
                && number.charAt(17) == checkCharacter(number)
                && birthDate(number).isPresent();
    }

    /** ISO 7064 MOD 11-2 over the first 17 digits. */
    static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static Optional<LocalDate> birthDate(String number) {
        try {
            return Optional.of(LocalDate.parse(number.substring(6, 14), BIRTH_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Masked: a log that prints it by mistake shows no number. */
    @Override
    public String toString() {
        return type + " " + Mask.number(number);
    }
}
