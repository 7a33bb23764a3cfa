package io.skillcert.exam.bank;

import io.skillcert.assessment.item.Fingerprint;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Fingerprints of items whose texts have markup: it doesn't count, and neither does the order of the options. */
final class Fingerprints {

    private Fingerprints() {}

    static byte[] of(ItemContent content) {
        return Fingerprint.of(Stream.concat(
                content.markup().map(html -> Jsoup.parseBodyFragment(html).text()), content.data()));
    }
}
