package io.skillcert.registration.guide;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The terms of a text by which it is found: English words in lower case without a plural s, and each two neighbouring Chinese
 * characters. A single Chinese character is a term of a query if it stands alone there, and of every text.
 */
final class SearchTerms {

    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[a-z0-9]+");
    private static final int SHORTEST_PLURAL = 4;

    private SearchTerms() {}

    static Set<String> ofText(String text) {
        return terms(text, true);
    }

    static Set<String> ofQuery(String query) {
        return terms(query, false);
    }

    private static Set<String> terms(String text, boolean withSingle) {
        var terms = new TreeSet<String>();
        RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .results()
                .forEach(run -> {
                    if (run.group().charAt(0) < 0x80) {
                        terms.add(singular(run.group()));
                    } else {
                        addChinese(run.group(), withSingle, terms);
                    }
                });
        return terms;
    }

    private static void addChinese(String run, boolean withSingle, Set<String> terms) {
        var characters = run.codePoints().mapToObj(Character::toString).toList();
        for (int i = 0; i + 1 < characters.size(); i++) {
            terms.add(characters.get(i) + characters.get(i + 1));
        }
        if (withSingle || characters.size() == 1) {
            terms.addAll(characters);
        }
    }

    private static String singular(String word) {
        return word.length() >= SHORTEST_PLURAL && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
