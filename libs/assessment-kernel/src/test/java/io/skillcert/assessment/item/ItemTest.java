package io.skillcert.assessment.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Content.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

    private static Item item(int level) {
        return new Item(
                ItemKind.TRUE_FALSE,
                "ETHICS",
                "ET-CONDUCT",
                level,
                Content.ofStem("对。", null),
                Key.of(true),
                Explanation.of("正确。", null));
    }

    @Test
    void levels_are_5_to_1() {
        assertEquals(1, item(1).level());
        assertEquals(5, item(5).level());
        assertThrows(IllegalArgumentException.class, () -> item(0));
        assertThrows(IllegalArgumentException.class, () -> item(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_item_needs_a_stem(String stem) {
        assertThrows(IllegalArgumentException.class, () -> Content.ofStem(stem, "en"));
        assertThrows(IllegalArgumentException.class, () -> Content.ofStem(null, "en"));
    }

    @Test
    void content_does_not_change_when_the_lists_it_was_made_of_do() {
        var options = new ArrayList<>(List.of(new Option("A", "甲", null)));
        var content = Content.ofOptions("选。", null, options);
        options.clear();
        assertEquals(List.of(new Option("A", "甲", null)), content.options());
        var letters = new ArrayList<>(List.of("A", "B"));
        var key = Key.of(letters);
        letters.clear();
        assertEquals(List.of("A", "B"), key.value());
    }

    @Test
    void a_number_is_written_without_exponent() {
        var key = Key.of(new BigDecimal("1E+3"), new BigDecimal("5E-7"));
        assertEquals("1000", key.value());
        assertEquals("0.0000005", key.tolerance());
        assertNull(Key.of("A").tolerance());
    }
}
