package io.skillcert.registration.application;

import io.skillcert.registration.RegistrationProblem;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** The lock of a registrar on a case under review, which expires. */
@Embeddable
record ReviewLock(String reviewer, Instant reviewerUntil) {

    /** @throws io.skillcert.http.problem.ProblemException 409 while another registrar holds the lock */
    void requireHeldByNoOther(String registrar, Instant now) {
        if (isHeldByOther(registrar, now)) {
            throw RegistrationProblem.REVIEW_TAKEN.exception(reviewerUntil);
        }
    }

    boolean isHeldByOther(String registrar, Instant now) {
        return !reviewer.equals(registrar) && reviewerUntil.isAfter(now);
    }
}
