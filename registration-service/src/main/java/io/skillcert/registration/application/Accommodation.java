package io.skillcert.registration.application;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Reasonable accommodation (合理便利) of a candidate. The reason for it is not recorded.
 *
 * @param extraMinutes extra time for each subject, 0 to 120; 0 if absent
 * @param accessibleRoom whether every room must be accessible; false if absent
 */
@Embeddable
public record Accommodation(@Min(0) @Max(MAX_EXTRA_MINUTES) Short extraMinutes, Boolean accessibleRoom) {

    public static final Accommodation NONE = new Accommodation(null, null);
    private static final int MAX_EXTRA_MINUTES = 120;

    public Accommodation {
        extraMinutes = extraMinutes == null ? 0 : extraMinutes;
        accessibleRoom = accessibleRoom != null && accessibleRoom;
    }
}
