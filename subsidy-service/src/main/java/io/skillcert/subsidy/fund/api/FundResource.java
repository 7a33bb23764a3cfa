package io.skillcert.subsidy.fund.api;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.fund.Fund;
import io.skillcert.subsidy.fund.Funds;
import io.skillcert.subsidy.fund.SpendFunds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The budget: one fund for each year and line. */
@Path("/v1/funds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Funds")
class FundResource {

    private static final int FIRST_YEAR = 2019;
    private static final int LAST_YEAR = 2100;
    private static final String AMOUNT = "\\d{1,10}\\.\\d{2}";

    private final SpendFunds spendFunds;
    private final Funds funds;

    FundResource(SpendFunds spendFunds, Funds funds) {
        this.spendFunds = spendFunds;
        this.funds = funds;
    }

    /** @param appropriated the total in yuan, with two decimals */
    record FundRequest(
            @NotNull @Min(FIRST_YEAR) @Max(LAST_YEAR) Integer year,
            @NotNull AwardKind line,
            @NotBlank @Pattern(regexp = AMOUNT, message = "is an amount with two decimals") String appropriated) {}

    /** @param appropriated the total in yuan, with two decimals */
    record AppropriationRequest(
            @NotBlank @Pattern(regexp = AMOUNT, message = "is an amount with two decimals") String appropriated) {}

    /** @param encumbered the money of approved claims that are not paid yet */
    record FundView(
            UUID id,
            int year,
            AwardKind line,
            Yuan appropriated,
            Yuan encumbered,
            Yuan spent,
            Yuan available,
            long version) {
        static FundView of(Fund fund) {
            return new FundView(
                    fund.id(),
                    fund.year(),
                    fund.line(),
                    fund.appropriated(),
                    fund.encumbered(),
                    fund.spent(),
                    fund.available(),
                    fund.version());
        }
    }

    record FundsView(List<FundView> items) {}

    /**
     * Opens the budget (预算) of a year for a kind of subsidy. Claims that are {@code AWAITING_FUNDS} become
     * {@code APPROVED} in the order of their approval, as far as the money goes, if it is the fund of this year. A fund
     * that is open already is answered 409.
     */
    @POST
    @RolesAllowed(Role.TREASURER)
    @Idempotent
    @APIResponseSchema(value = FundView.class, responseCode = "201")
    @Operation(summary = "Open a year's fund for a line and admit the claims that await it")
    public RestResponse<FundView> open(@Valid @NotNull FundRequest request) {
        var fund = spendFunds.open(request.year(), request.line(), Yuan.of(request.appropriated()));
        return ETags.created("/v1/funds/" + fund.id(), FundView.of(fund), fund.version());
    }

    /**
     * Replaces the total of the fund and books the difference in the ledger; waiting claims are admitted as far as the
     * money goes. A total below what is encumbered and spent is answered 409.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.TREASURER)
    @Operation(summary = "Change the total of a fund and admit the claims that await it")
    public RestResponse<FundView> appropriate(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull AppropriationRequest request) {
        var fund = spendFunds.appropriate(id, Yuan.of(request.appropriated()), ifMatch);
        return ETags.ok(FundView.of(fund), fund.version());
    }

    /**
     * Returns the total of the fund, what is set aside for approved claims, what is paid, and what is left. The ETag is
     * the version that a change must name.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.TREASURER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Get a fund with what is encumbered, spent and available")
    public RestResponse<FundView> get(@RestPath UUID id) {
        var fund = funds.get(id);
        return ETags.ok(FundView.of(fund), fund.version());
    }

    /** Lists the funds with total, encumbered, spent and available money. */
    @GET
    @RolesAllowed({Role.TREASURER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "List the funds, the latest year first")
    public FundsView list() {
        return new FundsView(funds.all().stream().map(FundView::of).toList());
    }
}
