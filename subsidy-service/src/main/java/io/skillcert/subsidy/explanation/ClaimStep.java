package io.skillcert.subsidy.explanation;

import io.skillcert.http.security.Role;
import io.skillcert.http.steps.Operation;
import io.skillcert.http.steps.StepCode;
import java.util.Arrays;
import java.util.Optional;

/** The next steps of a claim, each with its operation. The names are published; those of remedies have the rule's code. */
public enum ClaimStep implements StepCode {
    COMPLETE_CLAIM(own("PUT", "/v1/claims/{id}")),
    SUBMIT_CLAIM(own("POST", "/v1/claims/{id}/submission")),
    CORRECT_CLAIM(own("PUT", "/v1/claims/{id}")),
    SHOW_ACCOUNT(own("POST", "/v1/claims/{id}/evidence")),
    SHOW_BASIS(own("POST", "/v1/claims/{id}/evidence")),
    WITHDRAW(own("POST", "/v1/claims/{id}/withdrawal")),
    AWAIT_DECISION(read("/v1/claims/{id}")),
    AWAIT_APPROVAL(read("/v1/claims/{id}")),
    AWAIT_FUNDS(read("/v1/claims/{id}")),
    AWAIT_PAYMENT(read("/v1/claims/{id}")),
    AWAIT_END_OF_NOTICE(Operation.of("GET", "/v1/public-notices")),
    CHANGE_ACCOUNT(own("POST", "/v1/claims/{id}/account")),
    AWAIT_ACCOUNT_CHECK(read("/v1/claims/{id}")),
    REQUEST_RECONSIDERATION(own("POST", "/v1/claims/{id}/reconsideration")),
    AWAIT_RECONSIDERATION(read("/v1/claims/{id}")),
    /** A treasurer records what is repaid; no rule sets a last day. */
    REPAY_DEBT(read("/v1/claims/{id}")),
    REMEDY_SUB_01(again()),
    REMEDY_SUB_02(again()),
    REMEDY_SUB_03(reconsideration()),
    REMEDY_SUB_04(again()),
    REMEDY_SUB_05(again()),
    REMEDY_SUB_06(reconsideration()),
    REMEDY_SUB_07(reconsideration()),
    REMEDY_SUB_08(reconsideration()),
    REMEDY_SUB_13(again()),
    REMEDY_SUB_15(reconsideration());

    private final Operation operation;

    ClaimStep(Operation operation) {
        this.operation = operation;
    }

    /** The step that answers a rule which is not met. */
    static Optional<ClaimStep> remedyOf(String rule) {
        var name = "REMEDY_" + rule.replace('-', '_');
        return Arrays.stream(values()).filter(step -> step.name().equals(name)).findFirst();
    }

    /** Whether the remedy is another claim, and not the reconsideration of this one. */
    boolean isAnotherClaim() {
        return operation.equals(again());
    }

    private static Operation again() {
        return own("POST", "/v1/claims");
    }

    private static Operation reconsideration() {
        return own("POST", "/v1/claims/{id}/reconsideration");
    }

    private static Operation own(String method, String path) {
        return Operation.of(method, path, Role.CANDIDATE, Role.PARTNER);
    }

    private static Operation read(String path) {
        return Operation.of(
                "GET",
                path,
                Role.CANDIDATE,
                Role.PARTNER,
                Role.SUBSIDY_OFFICER,
                Role.SUBSIDY_APPROVER,
                Role.TREASURER,
                Role.AUDITOR);
    }

    @Override
    public Operation operation() {
        return operation;
    }
}
