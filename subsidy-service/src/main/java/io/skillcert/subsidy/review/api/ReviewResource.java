package io.skillcert.subsidy.review.api;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.assessment.policy.Basis;
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

/** What officers do with claims: take, settle facts, ask for a correction, have them decided, reconsider a refusal. */
@Path("/v1/claims")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claim review")
public class ReviewResource {

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

    /** @param reason in words; the claimant reads it */
    public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}

    /** @param evidence what was looked at. @param reason why it settles the question */
    public record FactRequest(
            @NotNull Basis basis,
            @NotNull Boolean holds,
            @NotBlank @Size(max = 500) String evidence,
            @NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Path("/{id}/review")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Take a claim for review, also again one that is referred")
    public RestResponse<ClaimView> take(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reviewClaim.take(id, ifMatch, account(), request.reason()));
    }

    @POST
    @Path("/{id}/facts")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Settle with evidence what a register does not say")
    public RestResponse<ClaimView> settle(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull FactRequest request) {
        return views.answer(settleFact.settle(
                id, ifMatch, request.basis(), request.holds(), request.evidence(), request.reason(), account()));
    }

    @POST
    @Path("/{id}/correction")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Return a claim to the claimant for correction")
    public RestResponse<ClaimView> returnForCorrection(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reviewClaim.returnForCorrection(id, ifMatch, account(), request.reason()));
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Have the rules decide a claim with what is known now")
    public RestResponse<ClaimView> decide(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reviewClaim.decide(id, ifMatch, account(), request.reason()));
    }

    @POST
    @Path("/{id}/reconsideration")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Ask for reconsideration of a refusal, once")
    public RestResponse<ClaimView> askReconsideration(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reconsiderClaim.ask(id, ifMatch, request.reason(), account()));
    }

    @POST
    @Path("/{id}/reconsideration-answer")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Have the rules decide a refused claim again; not by who refused it")
    public RestResponse<ClaimView> reconsider(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ReasonRequest request) {
        return views.answer(reconsiderClaim.answer(id, ifMatch, request.reason(), account()));
    }

    private String account() {
        return caller.account();
    }
}
