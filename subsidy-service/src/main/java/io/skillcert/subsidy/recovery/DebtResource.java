package io.skillcert.subsidy.recovery;

import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Yuan;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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

/** Recovery (追回): what is owed after a revocation, and what is repaid. */
@Path("/v1/debts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recovery")
public class DebtResource {

    private final RecoverDebt recoverDebt;
    private final Debts debts;
    private final SecurityIdentity caller;

    DebtResource(RecoverDebt recoverDebt, Debts debts, SecurityIdentity caller) {
        this.recoverDebt = recoverDebt;
        this.debts = debts;
        this.caller = caller;
    }

    /** @param amount yuan, two decimals. @param reference of the receipt */
    public record RepaymentRequest(
            @NotBlank @Pattern(regexp = "\\d{1,8}\\.\\d{2}", message = "is an amount with two decimals") String amount,
            @NotBlank
                    @Size(max = 100)
                    @Pattern(regexp = "[0-9A-Za-z-]+", message = "is a reference of letters and digits")
                    String reference) {}

    public record DebtView(UUID claimId, Yuan amount, Yuan repaid, Yuan open, LocalDate startedOn) {
        static DebtView of(Debt debt) {
            return new DebtView(debt.claimId(), debt.amount(), debt.repaid(), debt.open(), debt.startedOn());
        }
    }

    @GET
    @RolesAllowed({"treasurer", "auditor"})
    @Operation(summary = "List debts; open=true: only those with something still owed")
    public Page<DebtView> list(
            @RestQuery @Pattern(regexp = "true|false", message = "is true or false") String open,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(debts.page("true".equals(open), after, limit), limit, DebtView::of, Debt::claimId);
    }

    @GET
    @Path("/{claimId}")
    @RolesAllowed({"treasurer", "auditor"})
    @Operation(summary = "Read what is owed for a claim")
    public DebtView get(@RestPath UUID claimId) {
        return DebtView.of(debts.get(claimId));
    }

    @POST
    @Path("/{claimId}/repayments")
    @RolesAllowed("treasurer")
    @Idempotent
    @Operation(summary = "Record a repayment")
    public RestResponse<DebtView> repay(@RestPath UUID claimId, @Valid @NotNull RepaymentRequest request) {
        var amount = Yuan.of(request.amount());
        if (amount.equals(Yuan.ZERO)) {
            throw Violations.single("amount", "is more than nothing");
        }
        return RestResponse.ok(DebtView.of(recoverDebt.repay(
                claimId, amount, request.reference(), caller.getPrincipal().getName())));
    }
}
