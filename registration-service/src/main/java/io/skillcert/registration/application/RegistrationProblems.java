package io.skillcert.registration.application;

import io.skillcert.http.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Every wrong call of this feature, on one page. */
public final class RegistrationProblems {

    public static final String DUPLICATE = "urn:skillcert:problem:duplicate-registration";

    private RegistrationProblems() {}

    /** Also for what belongs to somebody else: its existence is not told. */
    public static ProblemException notFound(UUID id) {
        return new ProblemException(404, "registration-not-found", "There is no registration " + id + ".");
    }

    public static ProblemException notUnderReview(RegistrationStatus status) {
        return new ProblemException(
                409, "not-under-review", "Facts are corrected under review; this registration is " + status + ".");
    }

    static ProblemException notHindered() {
        return new ProblemException(
                409, "not-hindered", "The exam office knows of no public emergency: ask a registrar.");
    }

    public static ProblemException notConfirmed(RegistrationStatus status) {
        return new ProblemException(
                409, "not-confirmed", "An emergency hinders a confirmed registration; this one is " + status + ".");
    }

    public static ProblemException resultPublished() {
        return new ProblemException(
                409, "result-published", "The result is published: who has sat the exam was not hindered.");
    }

    public static ProblemException otherExam() {
        return new ProblemException(409, "other-exam", "The batch does not hold this occupation and level.");
    }

    public static ProblemException takenByAnother(Instant until) {
        return new ProblemException(
                409, "review-taken", "Another registrar has taken this case, until " + until + " at the latest.");
    }

    public static ProblemException illegalTransition(RegistrationStatus from, RegistrationStatus to) {
        return new ProblemException(
                409, "illegal-transition", "A registration that is " + from + " can't become " + to + ".");
    }

    public static ProblemException examBegun(LocalDate examFrom) {
        return new ProblemException(
                409,
                "exam-begun",
                "A registration can be withdrawn until the day before the exam begins, " + examFrom + ".");
    }

    /** REG-13. */
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
                "The rules do not admit this person; unmet: " + String.join(", ", reasons) + ". Reject it.");
    }

    public static ProblemException eligible() {
        return new ProblemException(
                409, "eligible", "The rules admit this person; a rejection must name what contradicts the facts.");
    }
}
