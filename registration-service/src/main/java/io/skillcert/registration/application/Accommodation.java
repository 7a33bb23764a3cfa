package io.skillcert.registration.application;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What a person needs to sit on equal terms (合理便利). Why is nobody's business here.
 *
 * @param extraMinutes added to each subject's duration, 0 to 120; absent: none
 * @param accessibleRoom whether every room must be accessible; absent: no
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
