package io.skillcert.exam.seating.policy;

import io.skillcert.exam.result.policy.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who is to be seated (考生).
 *
 * @param order by which people come first, such as the registration number
 * @param subjects what is to be sat, each once
 * @param site where; empty: anywhere
 * @param accessible whether every room must be accessible
 * @param extraMinutes added to the duration of each subject
 * @param group those who came from one training institution; not seated side by side where the room allows
 */
public record SeatCandidate(
        UUID id,
        String order,
        List<Subject> subjects,
        Optional<String> site,
        boolean accessible,
        int extraMinutes,
        Optional<String> group) {

    public SeatCandidate {
        subjects = List.copyOf(subjects);
    }
}
