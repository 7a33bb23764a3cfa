package io.skillcert.subsidy.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimStatusTest {

    @Test
    void every_status_is_reached_or_the_first_and_none_leads_to_itself() {
        var reached = EnumSet.of(ClaimStatus.DRAFT);
        for (var status : ClaimStatus.values()) {
            assertFalse(status.next().contains(status), status + " leads to itself");
            reached.addAll(status.next());
        }
        assertEquals(EnumSet.allOf(ClaimStatus.class), reached);
    }

    @Test
    void what_is_withdrawn_expired_or_recovered_stays_so() {
        for (var ended : Set.of(ClaimStatus.WITHDRAWN, ClaimStatus.EXPIRED, ClaimStatus.RECOVERED)) {
            assertEquals(Set.of(), ended.next());
        }
    }

    @Test
    void nothing_is_paid_that_was_not_approved_and_sent() {
        for (var status : ClaimStatus.values()) {
            assertEquals(status == ClaimStatus.IN_PAYMENT, status.next().contains(ClaimStatus.PAID), status.name());
            assertEquals(status == ClaimStatus.APPROVED, status.next().contains(ClaimStatus.IN_PAYMENT), status.name());
        }
    }
}
