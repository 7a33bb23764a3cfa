package io.skillcert.subsidy.claim.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"308584000013", "307584007998", "102290002916"})
    void SUB_13_a_code_ends_with_the_check_digit_of_the_others(String code) {
        assertTrue(BankCode.isValid(code));
        for (char other = '0'; other <= '9'; other++) {
            var changed = code.substring(0, 11) + other;
            assertEquals(changed.equals(code), BankCode.isValid(changed), changed);
        }
    }

    @Test
    void SUB_13_a_single_wrong_digit_makes_a_code_invalid() {
        var code = "308584000013";
        for (int i = 0; i < code.length(); i++) {
            for (char other = '0'; other <= '9'; other++) {
                var changed = code.substring(0, i) + other + code.substring(i + 1);
                assertEquals(changed.equals(code), BankCode.isValid(changed), changed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30858400001", "3085840000130", "30858400001x", "３０８５８４００００１３"})
    void text_of_another_form_is_not_valid(String text) {
        assertFalse(BankCode.isValid(text));
    }
}
