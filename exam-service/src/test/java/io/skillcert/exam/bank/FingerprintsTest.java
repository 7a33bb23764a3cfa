package io.skillcert.exam.bank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.skillcert.assessment.item.Fingerprint;
import io.skillcert.exam.bank.ItemContent.Option;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    @Test
    void options_are_ordered_by_their_texts_and_not_by_their_markup() {
        var content = ItemContent.of(
                "精确率是？",
                List.of(
                        new Option("A", "&gt; 5", null),
                        new Option("B", "<b>等于 5</b>", null),
                        new Option("C", "5 以下", null),
                        new Option("D", "&lt; 5", null)));
        assertArrayEquals(Fingerprint.of(Stream.of("精确率是？", "5 以下", "< 5", "> 5", "等于 5")), Fingerprints.of(content));
    }
}
