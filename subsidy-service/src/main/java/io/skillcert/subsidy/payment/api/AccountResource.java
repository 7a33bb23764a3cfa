package io.skillcert.subsidy.payment.api;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.claim.ClaimContent;
import io.skillcert.subsidy.claim.api.ClaimContentRequest;
import io.skillcert.subsidy.claim.api.ClaimView;
import io.skillcert.subsidy.claim.api.ClaimViews;
import io.skillcert.subsidy.payment.ChangeAccount;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The account of a claim whose payment the bank has returned. */
@Path("/v1/claims")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
class AccountResource {

    private final ChangeAccount changeAccount;
    private final ClaimViews views;
    private final Caller caller;

    AccountResource(ChangeAccount changeAccount, ClaimViews views, Caller caller) {
        this.changeAccount = changeAccount;
        this.views = views;
        this.caller = caller;
    }

    /** @param bankCode the CNAPS code (联行号) of a bank in Shenzhen (SUB-13) */
    record AccountRequest(
            @NotBlank @Size(max = 12) String bankCode,
            @NotBlank
                    @Pattern(regexp = ClaimContentRequest.ACCOUNT_NUMBER, message = ClaimContentRequest.NOT_AN_ACCOUNT)
                    String bankAccount) {}

    /**
     * Names another account of the claimant's own, at a bank in Shenzhen (SUB-13), for a claim that is
     * {@code RETURNED_BY_BANK}. If the login vouches for the account, the claim is {@code APPROVED} again and paid in
     * the next batch; otherwise an officer checks the account first. Decision, money and place stay.
     */
    @POST
    @Path("/{id}/account")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Change the account of a claim whose payment the bank has returned")
    public RestResponse<ClaimView> change(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull AccountRequest request) {
        var account = new ClaimContent.Account(request.bankCode(), request.bankAccount());
        return views.answer(changeAccount.change(id, ifMatch, account, caller.account()));
    }
}
