package io.skillcert.subsidy.entitlement.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.subsidy.assessment.AssessmentView;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.entitlement.FindEntitlement;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Entitlements: what a certificate entitles its holder to claim, and until when. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entitlements")
class EntitlementResource {

    private final Entitlements entitlements;
    private final FindEntitlement findEntitlement;
    private final StoredDecisions decisions;
    private final Caller caller;
    private final SubsidyParameterSource policy;
    private final CallerLanguage language;

    EntitlementResource(
            Entitlements entitlements,
            FindEntitlement findEntitlement,
            StoredDecisions decisions,
            Caller caller,
            SubsidyParameterSource policy,
            CallerLanguage language) {
        this.entitlements = entitlements;
        this.findEntitlement = findEntitlement;
        this.decisions = decisions;
        this.caller = caller;
        this.policy = policy;
        this.language = language;
    }

    /** The certificate and its holder's document. Personal numbers are sent in the body, never in a URL. */
    @Schema(name = "EntitlementLookupRequest")
    record LookupRequest(
            @NotBlank @Size(max = 22) String certificateNumber,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {}

    /**
     * @param lastDayToClaim the last day to claim, as the holder was told
     * @param lastDayProvisional whether it lies past the last announced year of the calendar
     * @param claimableFrom for a refused entitlement the first day on which it would not be refused if nothing but time
     *     changes
     * @param assessedAt when it was assessed, the first time or again after facts had changed
     * @param decisionId the id of the decision's record
     * @param decision the latest decision with every finding
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntitlementView(
            UUID id,
            String certificateNumber,
            String occupationCode,
            int level,
            LocalDate issuedOn,
            Outcome outcome,
            Yuan amount,
            LocalDate lastDayToClaim,
            boolean lastDayProvisional,
            LocalDate claimableFrom,
            LocalDate revokedOn,
            LocalDate expiredOn,
            Instant assessedAt,
            UUID decisionId,
            @Schema(implementation = AssessmentView.class) JsonNode decision) {}

    /**
     * Returns what the certificate entitles its holder to: outcome, amount (SUB-10) and the last day to claim (SUB-03),
     * as assessed when it was issued or again when facts changed. The account must be one that may act for the holder,
     * and the identity document the holder's; otherwise it is answered 404, and after many such answers 429. A claim
     * has a decision of its own.
     */
    @POST
    @Path("/entitlement-lookups")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.SUBSIDY_OFFICER, Role.AUDITOR})
    @Operation(summary = "Get the entitlement of a certificate by its number and the holder's identity document")
    @AuditedRead(act = "look-up-entitlement", subject = "entitlement")
    @FailsWith({404, 429})
    public EntitlementView lookUp(@Valid @NotNull LookupRequest request) {
        var owner = caller.visibleOwner(Role.SUBSIDY_OFFICER, Role.AUDITOR);
        return view(findEntitlement.find(request.certificateNumber(), document(request), owner));
    }

    /** Lists the entitlements of all certificates with their latest decision, without names and identity numbers. */
    @GET
    @Path("/entitlements")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.AUDITOR})
    @Operation(summary = "List entitlements, oldest first")
    public Page<EntitlementView> list(@BeanParam @Valid PageRequest page) {
        return Page.ofAll(entitlements.page(page), page, this::views, Entitlement::id);
    }

    private static IdentityDocument document(LookupRequest request) {
        return Violations.reading(
                "identityNumber", () -> new IdentityDocument(request.identityType(), request.identityNumber()));
    }

    private List<EntitlementView> views(List<Entitlement> page) {
        decisions.prefetch(page.stream().map(Entitlement::decisionId).toList());
        return page.stream().map(this::view).toList();
    }

    private EntitlementView view(Entitlement entitlement) {
        var decision = decisions.recordOf(entitlement.decisionId());
        return new EntitlementView(
                entitlement.id(),
                entitlement.certificateNumber(),
                entitlement.occupationCode(),
                entitlement.level().number(),
                entitlement.issuedOn(),
                entitlement.outcome(),
                entitlement.amount(),
                entitlement.lastDayToClaim().orElse(null),
                entitlement.isLastDayProvisional(),
                claimableFrom(entitlement, decision.facts()),
                entitlement.revokedOn().orElse(null),
                entitlement.expiredOn().orElse(null),
                entitlement.assessedAt(),
                entitlement.decisionId(),
                decision.assessment(language.get()));
    }

    private LocalDate claimableFrom(Entitlement entitlement, SubsidyFacts facts) {
        return entitlement.outcome() == Outcome.REFUSED
                ? policy.rules().claimableFrom(facts).orElse(null)
                : null;
    }
}
