package io.skillcert.exam.attendance;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The candidates who are expected in a session, for checking in without a network.
 *
 * @param people the candidates, in the order of their seats
 * @param signature a JWS over the session and its registrations; a merge uses it to verify that this service made the list
 */
public record CheckInList(UUID sessionId, List<Expected> people, String signature) {

    /** The payload of the signature. */
    record Signed(UUID session, Set<UUID> registrations) {}

    /**
     * A candidate on the list.
     *
     * @param name the name in the identity document; null if the registration did not carry it
     * @param document the type and masked number of the identity document
     * @param checkedIn whether the candidate was already checked in when the list was made
     */
    public record Expected(
            int seat,
            UUID registrationId,
            String registrationNumber,
            @Schema(nullable = true) String name,
            String document,
            int extraMinutes,
            boolean checkedIn) {}
}
