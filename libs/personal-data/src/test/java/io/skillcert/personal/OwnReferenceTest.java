package io.skillcert.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnReferenceTest {

    private final OwnReference.Validator validator = new OwnReference.Validator();

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"7", "~x!", "A-2025/0017", "99000019950314001", "990000199503140010", "9900001995031400110"})
    void visible_characters_are_valid(String reference) {
        assertEquals(true, validator.isValid(reference, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "!",
                "~~~",
                "a b",
                "a\tb",
                "参考",
                "\u007f",
                "1234567890123456789012345678901234567890123456789012345678901234x",
                "990000199503140014",
                "990000197301011231-A",
                "CASE-990000199503140014",
                "99000019910919046x"
            })
    void others_and_identity_numbers_are_invalid(String reference) {
        assertEquals(false, validator.isValid(reference, null));
    }
}
