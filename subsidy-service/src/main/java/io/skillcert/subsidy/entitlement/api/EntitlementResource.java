package io.skillcert.subsidy.entitlement.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.entitlement.Entitlements;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Entitlements: what a certificate entitles its holder to, and until when. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entitlements")
public class EntitlementResource {

    private final Entitlements entitlements;
    private final StoredDecisions decisions;
    private final HolderDigests digests;
    private final SubsidyParameterSource policy;

    public EntitlementResource(
            Entitlements entitlements,
            StoredDecisions decisions,
            HolderDigests digests,
            SubsidyParameterSource policy) {
        this.entitlements = entitlements;
        this.decisions = decisions;
        this.digests = digests;
        this.policy = policy;
    }

    /** Who holds the document may read: numbers stand in the body, never in an address. */
    public record LookupRequest(
            @NotBlank @Size(max = 22) String certificateNumber,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {}

    /**
     * @param lastDayToClaim as the holder was told. @param claimableFrom of a refusal: the first day on which time alone
     *     would let a claim be granted. @param decision the assessment with every finding. @param decisionId its record
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntitlementView(
            UUID id,
            String certificateNumber,
            String occupationCode,
            int level,
            LocalDate issuedOn,
            SubsidyDecision.Outcome outcome,
            Yuan amount,
            LocalDate lastDayToClaim,
            boolean lastDayProvisional,
            LocalDate claimableFrom,
            LocalDate revokedOn,
            LocalDate expiredOn,
            UUID decisionId,
            JsonNode decision) {}

    @POST
    @Path("/entitlement-lookups")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.SUBSIDY_OFFICER, Role.AUDITOR})
    @Operation(summary = "Read the entitlement of a certificate by its number and the holder's document")
    public EntitlementView lookUp(@Valid @NotNull LookupRequest request) {
        var digest = digests.of(document(request));
        return view(entitlements.get(request.certificateNumber(), digest));
    }

    @GET
    @Path("/entitlements")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.AUDITOR})
    @Operation(summary = "List entitlements, oldest first")
    public Page<EntitlementView> list(
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.ofAll(entitlements.page(after, limit), limit, this::views, Entitlement::id);
    }

    private static IdentityDocument document(LookupRequest request) {
        return Violations.reading(
                "identityNumber", () -> new IdentityDocument(request.identityType(), request.identityNumber()));
    }

    private List<EntitlementView> views(List<Entitlement> page) {
        decisions.preload(page.stream().map(Entitlement::decisionId).toList());
        return page.stream().map(this::view).toList();
    }

    private EntitlementView view(Entitlement entitlement) {
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
                claimableFrom(entitlement),
                entitlement.revokedOn().orElse(null),
                entitlement.expiredOn().orElse(null),
                entitlement.decisionId(),
                decisions.answerOf(entitlement.decisionId()));
    }

    private LocalDate claimableFrom(Entitlement entitlement) {
        return entitlement.outcome() == SubsidyDecision.Outcome.REFUSED
                ? policy.rules()
                        .claimableFrom(decisions.factsOf(entitlement.decisionId()))
                        .orElse(null)
                : null;
    }
}
