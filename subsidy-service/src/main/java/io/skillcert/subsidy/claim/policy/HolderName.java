package io.skillcert.subsidy.claim.policy;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Compares the name of an account's holder with the name on a certificate (SUB-13). Pure: no I/O. */
public final class HolderName {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern MIDDLE_DOTS = Pattern.compile(" ?[·•‧∙⋅・･᛫] ?");
    private static final Pattern SPACE_BESIDE_IDEOGRAPH =
            Pattern.compile("(?<=\\p{IsIdeographic}) | (?=\\p{IsIdeographic})");

    private HolderName() {}

    /** Whether both are one name, however its spaces, middle dots and composed characters are written. */
    public static boolean isSame(String one, String other) {
        return normalized(one).equals(normalized(other));
    }

    private static String normalized(String name) {
        var spaced = SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return SPACE_BESIDE_IDEOGRAPH
                .matcher(MIDDLE_DOTS.matcher(spaced).replaceAll("·"))
                .replaceAll("");
    }
}
