package io.skillcert.exam.steps;

import io.skillcert.http.security.Role;
import io.skillcert.http.steps.Operation;
import io.skillcert.http.steps.StepCode;

/** The next steps of a candidate in an exam, each with its operation. The names are published. */
public enum ExamStep implements StepCode {
    SIT_THEORETICAL_KNOWLEDGE(ticket()),
    SIT_OPERATIONAL_SKILLS(ticket()),
    SIT_COMPREHENSIVE_REVIEW(ticket()),
    AWAIT_RESULT(own("POST", "/v1/result-lookups")),
    LOOK_UP_RESULT(own("POST", "/v1/result-lookups")),
    REQUEST_SCORE_REVIEW(own("POST", "/v1/score-reviews")),
    AWAIT_REVIEW_ANSWER(Operation.of(
            "GET",
            "/v1/score-reviews/{id}",
            Role.CANDIDATE,
            Role.PARTNER,
            Role.EXAM_OFFICER,
            Role.EXAMINER,
            Role.AUDITOR)),
    REGISTER_RESIT(
            Operation.at("registration-service", "POST", "/v1/registrations/{id}/resit", Role.CANDIDATE, Role.PARTNER)),
    AWAIT_CERTIFICATE(Operation.of("GET", "/v1/exam-entries/own/next-steps", Role.CANDIDATE)),
    COPY_CERTIFICATE(own("POST", "/v1/certificate-copies/own")),
    MAIL_CERTIFICATE(own("POST", "/v1/certificate-mailings")),
    VERIFY_CERTIFICATE(Operation.of("POST", "/v1/certificate-verifications")),
    /** subsidy-service knows the last day to claim and whether the subsidy was claimed. */
    LOOK_UP_ENTITLEMENT(Operation.at(
            "subsidy-service",
            "POST",
            "/v1/entitlement-lookups",
            Role.CANDIDATE,
            Role.PARTNER,
            Role.SUBSIDY_OFFICER,
            Role.AUDITOR));

    private final Operation operation;

    ExamStep(Operation operation) {
        this.operation = operation;
    }

    private static Operation own(String method, String path) {
        return Operation.of(method, path, Role.CANDIDATE, Role.PARTNER);
    }

    private static Operation ticket() {
        return Operation.at(
                "registration-service",
                "GET",
                "/v1/registrations/{id}/admission-ticket",
                Role.CANDIDATE,
                Role.PARTNER,
                Role.REGISTRAR);
    }

    @Override
    public Operation operation() {
        return operation;
    }
}
