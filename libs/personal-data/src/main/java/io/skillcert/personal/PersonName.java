package io.skillcert.personal;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The name of a person as an identity document has it, in the one form in which it is stored, printed and compared: composed
 * (Unicode NFC), trimmed, with single spaces, and with the usual variants of the middle dot and the apostrophe replaced by
 * {@code ·} and {@code '}. It consists of letters and their marks, spaces, {@code ·}, {@code -} and {@code '}, and has no
 * invisible character.
 */
public record PersonName(String value) {

    public static final int MAX_LENGTH = 100;

    /** What a request with an invalid name is answered. */
    public static final String REFUSAL =
            "must be a name of 1 to 100 letters, in which spaces, ·, - and ' may stand between letters";

    private static final Pattern SPACES = Pattern.compile("[ \\u3000]+");
    private static final Pattern OUTER_SPACES = Pattern.compile("^ | $");
    private static final Pattern MIDDLE_DOTS = Pattern.compile("[•‧・･]");
    private static final Pattern APOSTROPHES = Pattern.compile("[’ʼ]");
    private static final Pattern FORM = Pattern.compile("\\p{L}\\p{M}*((?:[ ·-]|' ?)?\\p{L}\\p{M}*)*");
    /** Letters and marks that Unicode shows as nothing (Default_Ignorable_Code_Point). */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164"
                    + "\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

    /** @throws IllegalArgumentException if it is no name; the message does not repeat it */
    public PersonName {
        value = normalised(value);
        if (!isName(value)) {
            throw new IllegalArgumentException(REFUSAL);
        }
    }

    /** Whether the text is a name once it is normalised. */
    public static boolean isValid(String text) {
        return isName(normalised(text));
    }

    /** The form of a text in which names are compared, also of a text that is no name. */
    public static String normalised(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var dotted = MIDDLE_DOTS.matcher(composed).replaceAll("·");
        var quoted = APOSTROPHES.matcher(dotted).replaceAll("'");
        var spaced = SPACES.matcher(quoted).replaceAll(" ");
        return OUTER_SPACES.matcher(spaced).replaceAll("");
    }

    private static boolean isName(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LENGTH
                && FORM.matcher(text).matches()
                && !INVISIBLE.matcher(text).find();
    }

    /** Masked: a log that prints it by mistake shows no name. */
    @Override
    public String toString() {
        return Mask.name(value);
    }
}
