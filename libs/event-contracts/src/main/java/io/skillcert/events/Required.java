package io.skillcert.events;

import java.util.Objects;

/** An event lacks no required field: one that does is unreadable and is parked. */
public final class Required {

    private Required() {}

    public static void all(Object... fields) {
        for (var field : fields) {
            Objects.requireNonNull(field, "a required field of the event is missing");
        }
    }
}
