package io.skillcert.http.json;

/**
 * The characters that texts may have: those of XML 1.0. Every other character, such as NUL, the control characters and
 * unpaired surrogates, is refused at each entrance, because payment files, PDFs or PostgreSQL can't hold it.
 */
public final class XmlCharacters {

    /** What a request with another character is answered. */
    public static final String REFUSAL = "has a control character or another character that a text can't have";

    private static final int REPLACEMENT = 0xFFFD;

    private XmlCharacters() {}

    /** Whether XML 1.0 permits every character of the text (production 2, Char). */
    public static boolean areIn(String text) {
        return text.codePoints().allMatch(XmlCharacters::isPermitted);
    }

    /** Replaces each other character by U+FFFD, so that a person can see where it was. */
    public static String replaceOthers(String text) {
        return text.codePoints()
                .map(point -> isPermitted(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public static boolean isPermitted(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
