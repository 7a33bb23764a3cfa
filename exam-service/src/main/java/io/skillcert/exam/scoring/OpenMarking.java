package io.skillcert.exam.scoring;

import io.skillcert.policy.exam.Subject;
import java.util.UUID;

/**
 * A subject of a seated person that has no result yet.
 *
 * @param markings how many markers have marked it
 * @param thirdMarker whether two markers disagree and a third one decides
 */
public record OpenMarking(
        UUID registrationId, String registrationNumber, Subject subject, int markings, boolean thirdMarker) {

    /** The place in the order by registration number and subject. */
    public String place() {
        return registrationNumber + "-" + subject.ordinal();
    }
}
