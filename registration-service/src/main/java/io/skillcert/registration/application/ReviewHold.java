package io.skillcert.registration.application;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** One case, one registrar, until a time at the latest. */
@Embeddable
record ReviewHold(String reviewer, Instant reviewerUntil) {

    static final ReviewHold FREE = new ReviewHold(null, null);

    /** @throws io.skillcert.http.ProblemException 409 while another registrar has the case */
    ReviewHold taken(String registrar, Instant now, Instant until) {
        if (reviewer != null && !reviewer.equals(registrar) && reviewerUntil.isAfter(now)) {
            throw RegistrationProblems.takenByAnother(reviewerUntil);
        }
        return new ReviewHold(registrar, until);
    }
}
