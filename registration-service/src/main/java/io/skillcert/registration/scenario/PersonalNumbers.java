package io.skillcert.registration.scenario;

import io.skillcert.personal.IdentityDocument;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds numbers of people in a text, so that no such number is sent to a language model: of resident identity cards and residence
 * permits (居民身份证, 居住证) and of mobile telephones (手机号码), also in full-width digits or in groups.
 */
final class PersonalNumbers {

    private static final String GAP = "[\\s.\\-]?";
    private static final Pattern IDENTITY =
            Pattern.compile("(?<!\\d)\\d{6}" + GAP + "\\d{4}" + GAP + "\\d{4}" + GAP + "\\d{3}[\\dXx](?![\\dXx])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<!\\d)(?:(?:00|\\+)?86" + GAP + ")?1[3-9]\\d" + GAP + "\\d{4}" + GAP + "\\d{4}(?!\\d)");

    private PersonalNumbers() {}

    /** Whether the text has one of them. An identity number counts if its check character is right. */
    static boolean areIn(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return MOBILE.matcher(normal).find()
                || IDENTITY.matcher(normal)
                        .results()
                        .anyMatch(found -> isIdentity(
                                found.group().replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT)));
    }

    private static boolean isIdentity(String number) {
        try {
            new IdentityDocument(
                    number.matches("8[123].*") ? IdentityDocument.Type.HMT_PERMIT : IdentityDocument.Type.RESIDENT_ID,
                    number);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
