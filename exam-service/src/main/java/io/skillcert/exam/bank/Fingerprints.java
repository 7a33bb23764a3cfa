package io.skillcert.exam.bank;

import io.skillcert.assessment.item.Fingerprint;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Fingerprints of items whose texts have markup: it doesn't count, and neither does the order of the options. */
final class Fingerprints {

    private Fingerprints() {}

    static byte[] of(ItemContent content) {
        var options = content.optionTexts().map(Fingerprints::text).sorted();
        return Fingerprint.of(Stream.of(Stream.of(text(content.stem())), options, content.data())
                .flatMap(Function.identity()));
    }

    private static String text(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }
}
