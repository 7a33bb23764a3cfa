package io.skillcert.exam.rubric;

import io.skillcert.exam.bank.ItemContent;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Which of the sections that a task asks for are named in a response. It is shown to markers and gives no points. */
public final class RequiredSections {

    private RequiredSections() {}

    /** A section of a task. */
    public record Section(String name, boolean present) {}

    /** Looks for the names of the sections, without regard to width, case and white space. */
    public static List<Section> of(ItemContent content, String response) {
        var text = plain(response);
        return content.sections().stream()
                .map(name -> new Section(name, text.contains(plain(name))))
                .toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "");
    }
}
