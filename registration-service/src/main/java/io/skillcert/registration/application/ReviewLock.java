package io.skillcert.registration.application;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** One case, one registrar, until a time at the latest. */
@Embeddable
record ReviewLock(String reviewer, Instant reviewerUntil) {

    static final ReviewLock FREE = new ReviewLock(null, null);

    /** @throws io.skillcert.http.problem.ProblemException 409 while another registrar has the case */
    ReviewLock taken(String registrar, Instant now, Instant until) {
        if (reviewer != null && !reviewer.equals(registrar) && reviewerUntil.isAfter(now)) {
            throw RegistrationProblems.takenByAnother(reviewerUntil);
        }
        return new ReviewLock(registrar, until);
    }
}
