package io.skillcert.registration;

import io.skillcert.http.problem.ProblemType;

/** The problems that the operations of registration-service answer with. */
public enum RegistrationProblem implements ProblemType {
    ACCESS_REQUEST_NOT_FOUND(404),
    ACCESS_REQUEST_PENDING(409),
    ACCOUNT_BOUND(409),
    ACCOUNT_NOT_BOUND(409),
    ALREADY_COMPLETED(409),
    ALREADY_ENROLLED(409),
    ALREADY_REFUNDED(409),
    BATCH_CANCELLED(409),
    BATCH_EXAMINED(409),
    BATCH_RELIED_ON(409),
    CERTIFICATE_KNOWN(409),
    COHORT_NOT_FOUND(404),
    COURSE_IN_USE(409),
    COURSE_NOT_FOUND(404),
    COURSE_NOT_PRICED(409),
    /** Also for documents of other owners, so that their existence is not disclosed. */
    DOCUMENT_NOT_FOUND(404),
    DOCUMENTS_CLOSED(409),
    DRAFT_NOT_FOUND(404),
    DUPLICATE_REGISTRATION(409),
    ELIGIBLE(409),
    ENROLMENT_NOT_FOUND(404),
    EXAM_BATCH_NOT_FOUND(404),
    EXAM_BEGUN(409),
    HOLDER_BOUND(409),
    INSTITUTION_KNOWN(409),
    INSTITUTION_NOT_FOUND(404),
    NO_CANCELLATION_REQUESTED(409),
    NO_GATEWAY(404),
    NO_RESIT_RIGHT(409),
    NO_TICKET_SECRET(404),
    NO_VERIFIED_IDENTITY(409),
    NOT_A_DUPLICATE(409),
    NOT_CONFIRMED(409),
    NOT_ELIGIBLE(409),
    NOT_HINDERED(409),
    NOT_UNDER_REVIEW(409),
    NOTHING_TO_PAY(409),
    OCCUPATION_NOT_FOUND(404),
    OTHER_EXAM(409),
    OTHER_HOLDER(409),
    OTHER_REGISTRAR_NEEDED(409),
    OWN_REGISTRATION(409),
    PAYMENT_ORDER_NOT_FOUND(404),
    PERSON_FORGOTTEN(409),
    PLACES_TAKEN(409),
    POSSIBLE_DUPLICATE(409),
    PROGRAMME_CLOSED(409),
    PROGRAMME_FULL(409),
    PROGRAMME_KNOWN(409),
    PROGRAMME_NOT_FOUND(404),
    REFUND_NOT_FOUND(404),
    REGISTRATION_CLOSED(409),
    /** Also for registrations of other owners, so that their existence is not disclosed. */
    REGISTRATION_NOT_FOUND(404),
    RESIT_RIGHT_EXPIRED(409),
    RESIT_USED(409),
    RESULT_NOT_PUBLISHED(409),
    RESULT_PUBLISHED(409),
    REVIEW_PERIOD_OVER(409),
    REVIEW_TAKEN(409),
    SEATS_NOT_ASSIGNED(409),
    SITE_FULL(409),
    STALE_CALLBACK(401),
    TICKET_NOT_OPEN(409),
    TICKET_OVER(409),
    TOO_MANY_DOCUMENTS(409),
    TOO_MANY_DRAFTS(409),
    TOO_MANY_IMPORTS(409),
    TRANSACTION_KNOWN(409),
    WRONG_SIGNATURE(401);

    private final int status;

    RegistrationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
