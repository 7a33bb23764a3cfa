package io.skillcert.personal;

/** What may be shown of personal data to others than the person. */
public final class Mask {

    private static final int SHOWN = 4;

    private Mask() {}

    /** The first and, of three characters or more, the last: 张三 → 张*, 欧阳小明 → 欧**明. */
    public static String name(String name) {
        var characters = name.strip().codePoints().toArray();
        if (characters.length < 2) {
            return "*";
        }
        var shown = new StringBuilder().appendCodePoint(characters[0]);
        var hidden = characters.length == 2 ? 1 : characters.length - 2;
        shown.append("*".repeat(hidden));
        if (characters.length > 2) {
            shown.appendCodePoint(characters[characters.length - 1]);
        }
        return shown.toString();
    }

    /** The last four characters of a number of eight or more; of a shorter one nothing. */
    public static String number(String number) {
        if (number.length() < 2 * SHOWN) {
            return "*".repeat(number.length());
        }
        return "*".repeat(number.length() - SHOWN) + number.substring(number.length() - SHOWN);
    }
}
