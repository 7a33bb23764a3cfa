package io.skillcert.exam.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.marking.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyInForceTest {

    /** The engine fails at an item that is missing. */
    private static KeyInForce key(KeyCorrection.Action action) {
        return new KeyInForce(0, action, ItemKind.SINGLE_CHOICE, new BigDecimal("0.5"), null);
    }

    private static StoredResponse response(Object value) {
        return new StoredResponse("…", Optional.of(new Response(value)));
    }

    @Test
    void a_response_at_which_the_engine_fails_needs_people() {
        var key = key(KeyCorrection.Action.NEW_KEY);
        assertTrue(key.mark(response("A")).isEmpty());
        assertEquals(TaskSource.ANSWER, key.source(response("A")));
    }

    @Test
    void nothing_and_white_space_need_nobody() {
        var key = key(KeyCorrection.Action.NEW_KEY);
        for (var value : List.of("", " \u3000\n")) {
            assertEquals(
                    new BigDecimal("0.00"),
                    key.mark(response(value)).orElseThrow().awarded());
        }
        var none =
                key.mark(new StoredResponse(null, Optional.of(Response.NONE))).orElseThrow();
        assertEquals(false, none.answered());
        assertEquals(Map.of(), none.measures());
    }

    @Test
    void an_unreadable_response_needs_people_unless_a_correction_decides_for_all() {
        var unreadable = new StoredResponse("{", Optional.empty());
        assertTrue(key(KeyCorrection.Action.NEW_KEY).mark(unreadable).isEmpty());
        assertEquals(
                new BigDecimal("0.50"),
                key(KeyCorrection.Action.ACCEPT_ALL)
                        .mark(unreadable)
                        .orElseThrow()
                        .awarded());
        assertEquals(
                new BigDecimal("0.00"),
                key(KeyCorrection.Action.DROP).mark(unreadable).orElseThrow().maximum());
    }
}
