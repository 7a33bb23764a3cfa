package io.skillcert.registration.application;

import io.skillcert.http.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The problems that registrations answer with. */
public final class RegistrationProblems {

    public static final String DUPLICATE = "urn:skillcert:problem:duplicate-registration";

    private RegistrationProblems() {}

    /** Also answered for a registration of another owner. */
    public static ProblemException notFound(UUID id) {
        return new ProblemException(404, "registration-not-found", "There is no registration " + id + ".");
    }

    public static ProblemException notUnderReview(RegistrationStatus status) {
        return new ProblemException(
                409,
                "not-under-review",
                "Facts can be corrected only under review; this registration is " + status + ".");
    }

    public static ProblemException otherExam() {
        return new ProblemException(409, "other-exam", "The batch does not hold this occupation and level.");
    }

    static ProblemException takenByAnother(Instant until) {
        return new ProblemException(
                409, "review-taken", "Another registrar is reviewing this case, until " + until + " at the latest.");
    }

    static ProblemException examBegun(LocalDate examFrom) {
        return new ProblemException(
                409,
                "exam-begun",
                "A registration can be withdrawn until the day before the exam begins, " + examFrom + ".");
    }

    public static ProblemException duplicate() {
        return new ProblemException(
                409,
                "duplicate-registration",
                "The person already has a live registration for this occupation, level and batch (REG-13).");
    }

    public static ProblemException notEligible(List<String> reasons) {
        return new ProblemException(
                409,
                "not-eligible",
                "The person is not eligible; rules not met: " + String.join(", ", reasons)
                        + ". Reject the registration.");
    }

    public static ProblemException eligible() {
        return new ProblemException(
                409, "eligible", "The person is eligible. Correct the facts before you reject the registration.");
    }
}
