package io.skillcert.subsidy.approval.api;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.approval.ApproveClaim;
import io.skillcert.subsidy.claim.api.ClaimView;
import io.skillcert.subsidy.claim.api.ClaimViews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** The approval of granted claims by a second person. */
@Path("/v1/claims")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claim approval")
class ApprovalResource {

    private final ApproveClaim approveClaim;
    private final ClaimViews views;
    private final Caller caller;

    ApprovalResource(ApproveClaim approveClaim, ClaimViews views, Caller caller) {
        this.approveClaim = approveClaim;
        this.views = views;
        this.caller = caller;
    }

    /** @param reason the reason, which the claimant can read */
    record ApprovalRequest(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * Approves a {@code GRANTED} claim as a second person: its public notice (公示, SUB-12) begins if there is one, and
     * its amount is set aside in this year's fund, so that it is {@code APPROVED} and payable, or
     * {@code AWAITING_FUNDS} until there is money. Whoever filed, decided or settled a fact in the claim is answered
     * 403. A claim that is not granted, or whose place another body's award has taken (SUB-11), is answered 409.
     */
    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Approve a granted claim for payment; the person who decided it can't")
    public RestResponse<ClaimView> approve(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ApprovalRequest request) {
        return views.answer(approveClaim.approve(id, ifMatch, caller.account(), request.reason()));
    }

    /**
     * Returns a granted or approved claim to {@code UNDER_REVIEW} with a reason that the claimant can read; the money
     * that was set aside is released, and a public notice ends. An officer then has it decided again. A claim that is
     * in payment or paid is answered 409.
     */
    @POST
    @Path("/{id}/return-to-review")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Return a granted or approved claim to review, before it is paid")
    public RestResponse<ClaimView> sendBack(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ApprovalRequest request) {
        return views.answer(approveClaim.sendBack(id, ifMatch, caller.account(), request.reason()));
    }
}
