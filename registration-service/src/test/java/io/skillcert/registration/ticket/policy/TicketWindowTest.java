package io.skillcert.registration.ticket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.data.ParameterFiles;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketWindowTest {

    private final TicketWindow window =
            new TicketWindow(new ParameterFiles("policy/ticket").count("opens-before-exam"));

    @Test
    void REG_11_a_ticket_opens_five_calendar_days_before_the_earliest_subject_and_closes_with_the_last() {
        var days = List.of(LocalDate.parse("2025-10-12"), LocalDate.parse("2025-10-08"));
        // The first week of October is a public holiday: calendar days count, not working days.
        assertEquals(LocalDate.parse("2025-10-03"), window.opensOn(days));
        assertEquals(LocalDate.parse("2025-10-12"), window.closesOn(days));
    }
}
