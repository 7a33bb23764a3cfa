package io.skillcert.registration.steps;

import io.skillcert.http.security.Role;
import io.skillcert.http.steps.Operation;
import io.skillcert.http.steps.StepCode;
import java.util.ArrayList;
import java.util.List;

/** The next steps of a registration, each with its operation. The names are published. */
public enum RegistrationStep implements StepCode {
    COMPLETE_DRAFT(own("PUT", "/v1/registration-drafts/{id}")),
    SUBMIT_DRAFT(own("POST", "/v1/registration-drafts/{id}/submission")),
    AWAIT_REVIEW(read("/v1/registrations/{id}", Role.REGISTRAR, Role.AUDITOR)),
    UPLOAD_DOCUMENTS(own("POST", "/v1/registrations/{id}/documents")),
    RESUBMIT(own("POST", "/v1/registrations/{id}/resubmission")),
    PAY_FEE(own("POST", "/v1/registrations/{id}/payment-order")),
    PAY_AS_SPONSOR(Operation.of("POST", "/v1/registrations/{id}/sponsor-payment", Role.PARTNER)),
    WITHDRAW(own("POST", "/v1/registrations/{id}/withdrawal")),
    MOVE_TO_ANOTHER_BATCH(Operation.of(
            "POST", "/v1/registrations/{id}/emergency/move", Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR)),
    CANCEL_FOR_EMERGENCY(
            Operation.of("POST", "/v1/registrations/{id}/emergency", Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR)),
    PRINT_TICKET(read("/v1/registrations/{id}/admission-ticket", Role.REGISTRAR)),
    LOOK_UP_RESULT(Operation.at("exam-service", "POST", "/v1/result-lookups", Role.CANDIDATE, Role.PARTNER)),
    REGISTER_RESIT(own("POST", "/v1/registrations/{id}/resit")),
    CLAIM_SUBSIDY(Operation.at("subsidy-service", "POST", "/v1/claims", Role.CANDIDATE, Role.PARTNER)),
    REGISTER_AGAIN(own("POST", "/v1/registrations"));

    private final Operation operation;

    RegistrationStep(Operation operation) {
        this.operation = operation;
    }

    private static Operation own(String method, String path) {
        return Operation.of(method, path, Role.CANDIDATE, Role.PARTNER);
    }

    private static Operation read(String path, String... staff) {
        var roles = new ArrayList<>(List.of(staff));
        roles.add(Role.CANDIDATE);
        roles.add(Role.PARTNER);
        return Operation.of("GET", path, roles.toArray(String[]::new));
    }

    @Override
    public Operation operation() {
        return operation;
    }
}
