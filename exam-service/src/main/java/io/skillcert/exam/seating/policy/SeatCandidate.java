package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A candidate (考生) who requires seats.
 *
 * @param order the sort key of candidates, such as the registration number
 * @param subjects the subjects to sit, each once
 * @param site the required site; empty for any
 * @param accessible whether every room must be accessible
 * @param extraMinutes the time added to the duration of each subject
 * @param group the training institution; candidates of one are not seated side by side where the room allows it
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
