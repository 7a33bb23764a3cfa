package io.skillcert.registration.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistrationStatusTest {

    @Test
    void every_status_is_reachable_and_none_follows_itself() {
        var reached = EnumSet.of(RegistrationStatus.UNDER_REVIEW);
        for (var status : RegistrationStatus.values()) {
            assertEquals(false, status.next().contains(status), status + " follows itself");
            reached.addAll(status.next());
        }
        assertEquals(EnumSet.allOf(RegistrationStatus.class), reached);
    }

    @Test
    void REG_10_no_status_follows_a_final_one() {
        for (var ended : Set.of(
                RegistrationStatus.INELIGIBLE,
                RegistrationStatus.LAPSED,
                RegistrationStatus.WITHDRAWN,
                RegistrationStatus.CANCELLED)) {
            assertEquals(Set.of(), ended.next());
        }
    }
}
