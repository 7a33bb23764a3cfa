package io.skillcert.registration.review.api;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.Name;
import io.skillcert.personal.PersonName;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.review.CorrectName;
import io.skillcert.registration.review.ResolveDuplicate;
import io.skillcert.registration.review.ReviewEligibility;
import io.skillcert.registration.review.api.NameCorrectionResource.NameCorrectionView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What a registrar does with a case (资格审核). Answers 409 while another registrar reviews it. */
@Path("/v1/registrations/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibility review")
@RolesAllowed(Role.REGISTRAR)
class ReviewResource {

    private final ReviewEligibility reviewEligibility;
    private final ResolveDuplicate resolveDuplicate;
    private final CorrectName correctName;
    private final RegistrationViews views;

    public ReviewResource(
            ReviewEligibility reviewEligibility,
            ResolveDuplicate resolveDuplicate,
            CorrectName correctName,
            RegistrationViews views) {
        this.resolveDuplicate = resolveDuplicate;
        this.correctName = correctName;
        this.reviewEligibility = reviewEligibility;
        this.views = views;
    }

    /**
     * @param documents the documents to correct; if empty, the facts must be corrected
     * @param reason shown to the applicant
     */
    public record CorrectionRequest(
            @NotNull @Size(max = 20) List<@NotNull DocumentCode> documents, @NotBlank @Size(max = 500) String reason) {}

    /**
     * @param facts all facts, as the documents show them
     * @param reason shown to the applicant
     */
    public record FactsCorrectionRequest(
            @NotNull @Valid CandidateFacts facts, @NotBlank @Size(max = 500) String reason) {}

    /**
     * Approves a registration that is {@code UNDER_REVIEW} (资格审核): it becomes {@code APPROVED}, a letter is written,
     * and the fee must be paid within the review period (REG-10). It is answered 409 if the rules refuse it, the person
     * is barred (EXM-14), the name differs from the one on record, it may be a duplicate, another registrar has taken
     * the case, or the caller made the registration.
     */
    @POST
    @Path("/approval")
    @Operation(summary = "Approve an eligible registration")
    public RestResponse<RegistrationView> approve(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(reviewEligibility.approve(id, ifMatch));
    }

    /**
     * Rejects a registration with the codes of the rules that are not met, or because the person is barred (EXM-14) or
     * the identity can't be confirmed: it becomes {@code INELIGIBLE}, a letter is written, and its place is freed. What
     * the rules admit can't be rejected, which is answered 409; correct the facts first if the documents contradict
     * them.
     */
    @POST
    @Path("/rejection")
    @Operation(summary = "Reject an ineligible registration, with the codes of the rules that are not met")
    public RestResponse<RegistrationView> reject(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(reviewEligibility.reject(id, ifMatch));
    }

    /**
     * Returns a registration that is {@code UNDER_REVIEW} to the applicant with the documents or facts to correct (补正):
     * it becomes {@code RETURNED}, and a letter (补正通知书) is written. The applicant resubmits it within the review
     * period; otherwise it lapses (REG-10).
     */
    @POST
    @Path("/return")
    @Operation(summary = "Return a registration for correction (补正), with the documents to correct and the reason")
    public RestResponse<RegistrationView> returnForCorrection(
            @RestPath UUID id,
            @Valid @NotNull CorrectionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(reviewEligibility.returnForCorrection(
                id, request.documents(), request.reason().strip(), ifMatch));
    }

    /**
     * Replaces the facts of a registration that is {@code UNDER_REVIEW} by what the documents show; the rules decide
     * again, and the new decision counts. The status does not change: the registrar approves or rejects next, and has
     * the case locked for 30 minutes for it.
     */
    @POST
    @Path("/facts-correction")
    @Operation(
            summary = "Correct facts that the documents contradict; the rules decide again and both decisions are kept")
    public RestResponse<RegistrationView> correctFacts(
            @RestPath UUID id,
            @Valid @NotNull FactsCorrectionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(reviewEligibility.correctFacts(
                id, request.facts(), request.reason().strip(), ifMatch));
    }

    /**
     * @param keep which registration counts
     * @param reason shown to the applicant of a rejected possible duplicate
     */
    public record DuplicateResolutionRequest(
            @NotNull ResolveDuplicate.Keep keep, @NotBlank @Size(max = 500) String reason) {}

    /**
     * Decides which of two registrations of a person for the level in the batch counts (REG-13). {@code THIS}: the
     * other one is cancelled and refunded, and this one goes on in review. {@code OTHER}: this one becomes
     * {@code INELIGIBLE}. One that is no possible duplicate, or whose other registration has a result, is answered 409.
     */
    @POST
    @Path("/duplicate-resolution")
    @Operation(
            summary =
                    "Decide whether a possible duplicate displaces the other registration of the person, or is rejected")
    public RestResponse<RegistrationView> resolveDuplicate(
            @RestPath UUID id,
            @Valid @NotNull DuplicateResolutionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(
                resolveDuplicate.resolve(id, request.keep(), request.reason().strip(), ifMatch));
    }

    /** @param evidence what shows the right name, without the name itself */
    public record NameConfirmationRequest(@NotBlank @Size(max = 500) String evidence) {}

    /**
     * Records that the registrar has compared the name on record with the identity document and it is right; the
     * registration can be approved then. While nothing is verified of the account that made it, it is answered 409,
     * because the account would learn the name.
     */
    @POST
    @Path("/name-confirmation")
    @Operation(summary = "Confirm that the name on record is right although the applicant has stated another one")
    public RestResponse<RegistrationView> confirmName(
            @RestPath UUID id,
            @Valid @NotNull NameConfirmationRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(correctName.confirmRecord(id, request.evidence().strip(), ifMatch));
    }

    /** What a registrar compares with the identity document, unmasked. */
    public record IdentityView(
            String nameOnRecord, String statedName, IdentityDocument.Type identityType, String identityNumber) {}

    /** @param evidence what shows the right name, without the name itself */
    public record NameCorrectionRequest(@NotNull @Name String name, @NotBlank @Size(max = 500) String evidence) {}

    /**
     * Returns the name on record, the name that was stated, and the whole number, for comparison with the identity
     * document. Each call is recorded in the audit log, and the answer may not be cached.
     */
    @GET
    @Path("/identity")
    @Operation(summary = "Read the name and the number of a registered person in full; the access is audited")
    public RestResponse<IdentityView> identity(@RestPath UUID id) {
        var identity = correctName.identity(id);
        var view = new IdentityView(
                identity.nameOnRecord(),
                identity.statedName(),
                identity.person().documentType(),
                identity.number());
        return RestResponse.ResponseBuilder.ok(view)
                .header("Cache-Control", "no-store")
                .build();
    }

    /**
     * Proposes the name that the identity document shows; another registrar confirms or refuses it. It is answered 409
     * for the same name as on record, while another correction of the person waits, or if the caller made the
     * registration.
     */
    @POST
    @Path("/name-correction")
    @Idempotent
    @APIResponseSchema(value = NameCorrectionView.class, responseCode = "201")
    @Operation(summary = "Propose another name for the person of a registration, with evidence")
    public RestResponse<NameCorrectionView> proposeName(
            @RestPath UUID id, @Valid @NotNull NameCorrectionRequest request) {
        var correction = correctName.propose(
                id, new PersonName(request.name()), request.evidence().strip());
        return RestResponse.ResponseBuilder.<NameCorrectionView>created(
                        URI.create("/v1/name-corrections/" + correction.id()))
                .entity(NameCorrectionView.of(correction))
                .build();
    }

    /**
     * Ends the lock of the caller, so that another registrar can take the case; the status does not change. A case that
     * another registrar has taken is answered 409.
     */
    @POST
    @Path("/review-release")
    @Operation(summary = "Release a case that the caller has taken")
    public RestResponse<RegistrationView> release(@RestPath UUID id) {
        return answer(reviewEligibility.release(id));
    }

    private RestResponse<RegistrationView> answer(Registration registration) {
        return ETags.ok(views.of(registration), registration.version());
    }
}
