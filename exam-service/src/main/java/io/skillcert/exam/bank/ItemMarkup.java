package io.skillcert.exam.bank;

import io.skillcert.http.problem.Violations;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Safelist;

/**
 * Sanitises the texts of items: fragments of HTML with a few elements for emphasis, formulas, code, lists and tables, and no
 * attribute but those that join cells of a table. There are no links, no images and no styles.
 */
final class ItemMarkup {

    private static final Safelist PERMITTED = new Safelist()
            .addTags("b", "strong", "i", "em", "u", "sub", "sup", "code", "pre", "br", "p", "ul", "ol", "li")
            .addTags("table", "thead", "tbody", "tr", "th", "td")
            .addAttributes("th", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan");

    private static final Pattern TAG_BEGINS = Pattern.compile("<[A-Za-z/!?]");

    private ItemMarkup() {}

    /**
     * Sanitises a text.
     *
     * @param text null for an absent one
     * @return a fragment of HTML; a text without tags is escaped. Null if it adds a violation of the field, because a tag or an
     *     attribute is not permitted
     */
    static String clean(String text, String field, Violations violations) {
        if (text == null) {
            return null;
        }
        var output = new OutputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        if (!TAG_BEGINS.matcher(text).find()) {
            return Entities.escape(
                    Jsoup.parseBodyFragment(text.replace("<", "&lt;")).wholeText(), output);
        }
        if (!Jsoup.isValid(text, PERMITTED)) {
            violations.add(
                    field,
                    "has HTML that items may not have; permitted are {0}, and < as a character is written &lt;",
                    String.join(", ", names()));
            return null;
        }
        return Jsoup.clean(text, "", PERMITTED, output);
    }

    private static List<String> names() {
        return List.of(
                "b", "strong", "i", "em", "u", "sub", "sup", "code", "pre", "br", "p", "ul", "ol", "li", "table");
    }
}
