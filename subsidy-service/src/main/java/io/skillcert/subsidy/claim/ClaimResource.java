package io.skillcert.subsidy.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.Idempotent;
import io.skillcert.http.Page;
import io.skillcert.http.Violations;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.Mask;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.Decide;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.SubsidyEntitlement;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Claims (申领): made by a candidate or a partner, decided by an officer, approved by another, paid by the treasurer. */
@Path("/v1/claims")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
public class ClaimResource {

    private final SubmitClaim submitClaim;
    private final DecideClaim decideClaim;
    private final PayOutClaim payOutClaim;
    private final Claims claims;
    private final Decide decisions;
    private final FieldCipher cipher;
    private final SecurityIdentity caller;
    private final SubsidyEntitlement entitlement;
    private final BusinessClock clock;

    ClaimResource(
            SubmitClaim submitClaim,
            DecideClaim decideClaim,
            PayOutClaim payOutClaim,
            Claims claims,
            Decide decisions,
            FieldCipher cipher,
            SecurityIdentity caller,
            SubsidyEntitlement entitlement,
            BusinessClock clock) {
        this.submitClaim = submitClaim;
        this.decideClaim = decideClaim;
        this.payOutClaim = payOutClaim;
        this.claims = claims;
        this.decisions = decisions;
        this.cipher = cipher;
        this.caller = caller;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /** @param bankAccount the claimant's own account at a bank in Shenzhen (SUB-13) */
    public record ClaimRequest(
            @NotBlank @Size(max = 22) String certificateNumber,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @NotBlank @Pattern(regexp = "[0-9A-Za-z-]{5,40}", message = "is not an account number")
                    String bankAccount) {}

    /** @param reference the treasury's own reference of the payment */
    public record PaymentRequest(@NotBlank @Size(max = 100) String reference) {}

    /** SUB-12's days. @param decision the latest assessment with every finding. @param bankAccount masked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClaimView(
            UUID id,
            String certificateNumber,
            AwardKind kind,
            LocalDate claimedOn,
            LocalDate decisionExpectedOn,
            LocalDate decisionDueOn,
            boolean overdue,
            ClaimStatus status,
            Yuan amount,
            String bankAccount,
            LocalDate paidOn,
            JsonNode decision,
            long version) {}

    @POST
    @RolesAllowed({"candidate", "partner"})
    @Idempotent
    @APIResponseSchema(value = ClaimView.class, responseCode = "201")
    @Operation(summary = "Make a claim; the rules assess it at once and its place is reserved")
    public RestResponse<ClaimView> submit(@Valid @NotNull ClaimRequest request) {
        var claim =
                submitClaim.submit(request.certificateNumber(), document(request), request.bankAccount(), account());
        return ETags.created("/v1/claims/" + claim.id(), view(claim), claim.version());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"candidate", "partner", "subsidy-officer", "subsidy-approver", "treasurer", "auditor"})
    @Operation(summary = "Read a claim, with its decision")
    public RestResponse<ClaimView> get(@RestPath UUID id) {
        return answer(claims.getFor(id, visibleOwner()));
    }

    @GET
    @RolesAllowed({"candidate", "partner", "subsidy-officer", "subsidy-approver", "treasurer", "auditor"})
    @Operation(summary = "List claims: a candidate's or partner's own, all to those who work on them")
    public Page<ClaimView> list(
            @RestQuery ClaimStatus status,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(claims.page(status, visibleOwner(), after, limit), limit, this::view, Claim::id);
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed("subsidy-officer")
    @Operation(summary = "Have the rules decide a claim with what is known now")
    public RestResponse<ClaimView> decide(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(decideClaim.decide(id, ifMatch, account()));
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed("subsidy-approver")
    @Operation(summary = "Approve a granted claim for payment; not by who decided it")
    public RestResponse<ClaimView> approve(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(payOutClaim.approve(id, ifMatch, account()));
    }

    @POST
    @Path("/{id}/payment")
    @RolesAllowed("treasurer")
    @Idempotent
    @Operation(summary = "Record that an approved claim was paid")
    public RestResponse<ClaimView> pay(@RestPath UUID id, @Valid @NotNull PaymentRequest request) {
        return answer(payOutClaim.pay(id, request.reference()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({"candidate", "partner"})
    @Operation(summary = "Take an own claim back; its place is free again")
    public RestResponse<ClaimView> withdraw(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(payOutClaim.withdraw(id, ifMatch, account()));
    }

    private static IdentityDocument document(ClaimRequest request) {
        try {
            return new IdentityDocument(request.identityType(), request.identityNumber());
        } catch (IllegalArgumentException e) {
            throw Violations.single("identityNumber", e.getMessage());
        }
    }

    private RestResponse<ClaimView> answer(Claim claim) {
        return ETags.ok(view(claim), claim.version());
    }

    private ClaimView view(Claim claim) {
        var account = cipher.open(claim.accountSealed(), FieldCipher.place("claim", "account_sealed", claim.id()));
        var dueOn = entitlement.decisionDueOn(claim.claimedOn());
        return new ClaimView(
                claim.id(),
                claim.certificateNumber(),
                claim.kind(),
                claim.claimedOn(),
                entitlement.decisionExpectedOn(claim.claimedOn()),
                dueOn,
                claim.status().awaitsDecision() && clock.today().isAfter(dueOn),
                claim.status(),
                claim.amount(),
                Mask.number(account),
                claim.paidOn().orElse(null),
                decisions.read(claim.decisionId()),
                claim.version());
    }

    private String account() {
        return caller.getPrincipal().getName();
    }

    /** Null for those who may see everybody's. */
    private String visibleOwner() {
        var owns = caller.hasRole("candidate") || caller.hasRole("partner");
        return owns ? account() : null;
    }
}
