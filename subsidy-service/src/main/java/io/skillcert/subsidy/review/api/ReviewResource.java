package io.skillcert.subsidy.review.api;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.subsidy.claim.api.ClaimView;
import io.skillcert.subsidy.claim.api.ClaimViews;
import io.skillcert.subsidy.review.ReconsiderClaim;
import io.skillcert.subsidy.review.ReviewClaim;
import io.skillcert.subsidy.review.SettleFact;
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

/** The review of claims by officers, and the reconsideration of refusals. */
@Path("/v1/claims")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claim review")
class ReviewResource {

    private final ReviewClaim reviewClaim;
    private final SettleFact settleFact;
    private final ReconsiderClaim reconsiderClaim;
    private final ClaimViews views;
    private final Caller caller;

    ReviewResource(
            ReviewClaim reviewClaim,
            SettleFact settleFact,
            ReconsiderClaim reconsiderClaim,
            ClaimViews views,
            Caller caller) {
        this.reviewClaim = reviewClaim;
        this.settleFact = settleFact;
        this.reconsiderClaim = reconsiderClaim;
        this.views = views;
        this.caller = caller;
    }

    /** @param reason the reason, which the claimant can read */
    record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * @param evidence what the officer looked at
     * @param reason why it settles the question
     */
    record FactRequest(
            @NotNull Basis basis,
            @NotNull Boolean holds,
            @NotBlank @Size(max = 500) String evidence,
            @NotBlank @Size(max = 1000) String reason) {}

    /**
     * @param own whether the account is the claimant's own
     * @param evidence what the officer looked at
     * @param reason why it settles the question
     */
    record AccountCheckRequest(
            @NotNull Boolean own,
            @NotBlank @Size(max = 500) String evidence,
            @NotBlank @Size(max = 1000) String reason) {}

    /**
     * Takes a claim that is {@code SUBMITTED} or {@code REFERRED} for review: it is {@code UNDER_REVIEW} by the caller.
     * Whoever filed the claim, acts for the holder or has another duty in it is answered 403; in any other status it is
     * answered 409.
     */
    @POST
    @Path("/{id}/review")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Take a submitted or referred claim for review")
    public RestResponse<ClaimView> take(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reviewClaim.take(id, ifMatch, caller.account(), request.reason()));
    }

    /**
     * Records whether a basis of SUB-02 holds, with what the officer looked at, because no registry answers. It counts
     * for every claim of the holder until a later answer; the officer may not decide, approve or pay any of them until
     * then. The claim is not decided by it: have it decided next.
     */
    @POST
    @Path("/{id}/facts")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Settle a fact that no registry answers, with evidence")
    public RestResponse<ClaimView> settle(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull FactRequest request) {
        return views.answer(settleFact.settle(
                id, ifMatch, request.basis(), request.holds(), request.evidence(), request.reason(), caller.account()));
    }

    /**
     * Records whether the account is the claimant's own, until the account is replaced; the officer may not decide,
     * approve or pay the claim. A claim that is {@code RETURNED_BY_BANK} becomes {@code APPROVED} again if it is. A
     * claim that awaits no decision and no check is answered 409.
     */
    @POST
    @Path("/{id}/account-check")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Settle whether the bank account is the claimant's own, with evidence (SUB-13)")
    public RestResponse<ClaimView> settleAccount(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull AccountCheckRequest request) {
        return views.answer(settleFact.settleAccount(
                id, ifMatch, request.own(), request.evidence(), request.reason(), caller.account()));
    }

    /**
     * Returns the claim to the claimant with a reason (补正): it is {@code RETURNED_FOR_CORRECTION} with a last day to
     * submit it again, after which it expires. Its claim day and its place stay (SUB-11).
     */
    @POST
    @Path("/{id}/correction")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Return a claim to the claimant for correction")
    public RestResponse<ClaimView> returnForCorrection(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reviewClaim.returnForCorrection(id, ifMatch, caller.account(), request.reason()));
    }

    /**
     * Has the rules decide the claim as of its claim day: {@code GRANTED}, which a second person approves,
     * {@code REFUSED}, which releases its place, or {@code REFERRED} if a fact is unknown. A letter is written and
     * {@code io.skillcert.subsidy.claim-decided.v1} published. Whoever filed it or settled a fact in it is answered
     * 403; a claim that awaits no decision 409.
     */
    @POST
    @Path("/{id}/decision")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Decide a claim by the rules, with the facts known now")
    public RestResponse<ClaimView> decide(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reviewClaim.decide(id, ifMatch, caller.account(), request.reason()));
    }

    /**
     * Requests the reconsideration (申请复核) of a {@code REFUSED} claim, with grounds; new evidence may be uploaded. It
     * can be requested once for a claim and until a last day; afterwards it is answered 409.
     */
    @POST
    @Path("/{id}/reconsideration")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Request the reconsideration of a refusal, once")
    public RestResponse<ClaimView> askReconsideration(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reconsiderClaim.request(id, ifMatch, request.reason(), caller.account()));
    }

    /**
     * Has the rules decide the refused claim again with the facts known now and as of its claim day; the claim is
     * {@code GRANTED}, {@code REFERRED} or stays {@code REFUSED}, and {@code io.skillcert.subsidy.claim-decided.v1} is
     * published. By the person who refused it it is answered 403. Without a request, when it is answered already, or
     * when the certificate is claimed again, it is answered 409.
     */
    @POST
    @Path("/{id}/reconsideration-answer")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Decide a refused claim again by the rules; the person who refused it can't")
    public RestResponse<ClaimView> reconsider(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reconsiderClaim.answer(id, ifMatch, request.reason(), caller.account()));
    }
}
