package io.skillcert.registration.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.testing.Damage;
import io.skillcert.personal.TicketCodes;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ticket codes with random scanning errors. */
class TicketCodesFuzzTest {

    private static final int TIMES = 20_000;

    @Test
    void a_damaged_code_is_rejected() {
        var codes = new TicketCodes(Optional.of("a secret of this test"));
        var code = new TicketCodes.Code(
                UUID.fromString("01980000-0000-7000-8000-000000000001"), LocalDate.of(2025, 7, 27));
        var right = codes.write(code);
        assertEquals(Optional.of(code), codes.read(right));
        for (long seed = 0; seed < TIMES; seed++) {
            var read = codes.read(new Damage(seed).text(right));
            // The change may have no effect, but it never makes another valid code.
            assertTrue(read.isEmpty() || read.get().equals(code), "seed " + seed);
        }
    }
}
