package io.skillcert.registration.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class InvitationCodeTest {

    @Test
    void a_code_has_eight_characters_that_do_not_look_alike_and_is_not_repeated() {
        var codes = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            var code = InvitationCode.next();
            assertTrue(code.matches("[34679ACDEFGHJKMNPQRTWXY]{8}"), code);
            codes.add(code);
        }
        assertEquals(10_000, codes.size());
    }

    @Test
    void a_code_may_be_typed_in_lower_case_and_in_groups() {
        assertEquals("ACDE3467", InvitationCode.normalised(" acde-3467 "));
    }
}
