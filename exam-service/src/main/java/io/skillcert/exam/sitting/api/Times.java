package io.skillcert.exam.sitting.api;

import io.skillcert.clock.BusinessClock;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times in answers. */
final class Times {

    private Times() {}

    /** The time in Shenzhen; null if there is none. */
    static OffsetDateTime local(Instant time) {
        return time == null ? null : time.atZone(BusinessClock.ZONE).toOffsetDateTime();
    }
}
