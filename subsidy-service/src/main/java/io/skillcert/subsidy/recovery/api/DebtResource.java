package io.skillcert.subsidy.recovery.api;

import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.recovery.Debt;
import io.skillcert.subsidy.recovery.Debts;
import io.skillcert.subsidy.recovery.RecoverDebt;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Recovery (追回) of subsidies whose certificate was revoked: debts and their repayment. */
@Path("/v1/debts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recovery")
class DebtResource {

    private final RecoverDebt recoverDebt;
    private final Debts debts;
    private final Caller caller;

    DebtResource(RecoverDebt recoverDebt, Debts debts, Caller caller) {
        this.recoverDebt = recoverDebt;
        this.debts = debts;
        this.caller = caller;
    }

    /** @param reference the reference of the receipt */
    record RepaymentRequest(
            @NotBlank @Pattern(regexp = "\\d{1,8}\\.\\d{2}", message = "is an amount with two decimals") String amount,
            @NotBlank
                    @Size(max = 100)
                    @Pattern(regexp = "[0-9A-Za-z-]+", message = "is a reference of letters and digits")
                    String reference) {}

    /** @param open the amount still owed */
    record DebtView(UUID claimId, Yuan amount, Yuan repaid, Yuan open, LocalDate startedOn) {
        static DebtView of(Debt debt) {
            return new DebtView(debt.claimId(), debt.amount(), debt.repaid(), debt.open(), debt.startedOn());
        }
    }

    /** Lists the amounts that are recovered (追回, SUB-14) with what is repaid and what is open. */
    @GET
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Operation(summary = "List debts; open=true leaves out those that are repaid in full")
    public Page<DebtView> list(
            @RestQuery @Pattern(regexp = "true|false", message = "must be true or false") String open,
            @BeanParam @Valid PageRequest page) {
        return Page.of(debts.page("true".equals(open), page), page, DebtView::of, Debt::claimId);
    }

    /**
     * Returns what is owed for the claim, what is repaid and what is open. A claim without recovery is answered 404.
     */
    @GET
    @Path("/{claimId}")
    @RolesAllowed({Role.TREASURER, Role.AUDITOR})
    @Operation(summary = "Get the debt of a claim")
    public DebtView get(@RestPath UUID claimId) {
        return DebtView.of(debts.get(claimId));
    }

    /**
     * Records a receipt that reduces the debt. When it is repaid in full, the claim is {@code RECOVERED} and its award
     * no longer counts towards the limits. More than is owed, or a receipt that was recorded before, is answered 409.
     */
    @POST
    @Path("/{claimId}/repayments")
    @RolesAllowed(Role.TREASURER)
    @Idempotent
    @Operation(summary = "Record a repayment of a debt")
    public RestResponse<DebtView> repay(@RestPath UUID claimId, @Valid @NotNull RepaymentRequest request) {
        var amount = Yuan.of(request.amount());
        if (amount.equals(Yuan.ZERO)) {
            throw Violations.single("amount", "is more than nothing");
        }
        return RestResponse.ok(DebtView.of(recoverDebt.repay(claimId, amount, request.reference(), caller.account())));
    }
}
