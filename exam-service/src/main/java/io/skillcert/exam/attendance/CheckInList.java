package io.skillcert.exam.attendance;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who is expected in a session: what the invigilator ticks off where there is no network.
 *
 * @param people in the order of seats
 * @param signature of session and registrations (JWS): proof, when it is merged, that the list was this service's
 */
public record CheckInList(UUID sessionId, List<Expected> people, String signature) {

    /** What the signature covers. */
    record Signed(UUID session, Set<UUID> registrations) {}

    /**
     * @param name as in the identity document; absent where none was told
     * @param document type and masked number of the identity document
     * @param checkedIn whether the service knew already when the list was made
     */
    public record Expected(
            int seat,
            UUID registrationId,
            String registrationNumber,
            String name,
            String document,
            int extraMinutes,
            boolean checkedIn) {}
}
