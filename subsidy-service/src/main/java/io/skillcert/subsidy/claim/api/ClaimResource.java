package io.skillcert.subsidy.claim.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.Basis;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContent;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimLogEntry;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.MakeClaim;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Claims (申领), as a candidate or a partner makes and follows them. */
@Path("/v1/claims")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
public class ClaimResource {

    private final MakeClaim makeClaim;
    private final Claims claims;
    private final ClaimLog log;
    private final ClaimViews views;
    private final Caller caller;
    private final SubsidyParameterSource policy;
    private final BusinessClock clock;

    ClaimResource(
            MakeClaim makeClaim,
            Claims claims,
            ClaimLog log,
            ClaimViews views,
            Caller caller,
            SubsidyParameterSource policy,
            BusinessClock clock) {
        this.makeClaim = makeClaim;
        this.claims = claims;
        this.log = log;
        this.views = views;
        this.caller = caller;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param kind absent: SKILLS_UPGRADING. @param draft absent: false; a draft is only begun, and may lack what follows
     * @param name as on the account. @param bankCode CNAPS (联行号) of the bank, in Shenzhen (SUB-13)
     * @param bankAccount the claimant's own. @param bases stated, each with its evidence
     * @param formSigned the application form is signed
     */
    public record ClaimRequest(
            @NotBlank @Size(max = 22) String certificateNumber,
            AwardKind kind,
            Boolean draft,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @Size(min = 1, max = 100) String name,
            @Size(min = 12, max = 12) String bankCode,
            @Pattern(regexp = "[0-9A-Za-z-]{5,34}", message = "is not an account number") String bankAccount,
            @Size(max = 4) List<@NotNull @Valid StatedBasis> bases,
            Boolean formSigned) {}

    /** @param evidence what shows it, such as the number of a record; absent: none */
    public record StatedBasis(@NotNull Basis basis, @Size(min = 1, max = 200) String evidence) {}

    /** The same, without what a claim keeps. */
    public record ChangeRequest(
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @Size(min = 1, max = 100) String name,
            @Size(min = 12, max = 12) String bankCode,
            @Pattern(regexp = "[0-9A-Za-z-]{5,34}", message = "is not an account number") String bankAccount,
            @Size(max = 4) List<@NotNull @Valid StatedBasis> bases,
            Boolean formSigned) {}

    /** @param actor absent for claimants. @param reason in the words of whoever gave it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(Instant at, ClaimStatus from, ClaimStatus to, String actor, String reason) {}

    public record LogView(UUID id, List<StepView> steps) {}

    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = ClaimView.class, responseCode = "201")
    @Operation(summary = "Make a claim, or begin a draft; a made one is assessed at once and its place is reserved")
    public RestResponse<ClaimView> make(@Valid @NotNull ClaimRequest request) {
        var kind = Optional.ofNullable(request.kind()).orElse(AwardKind.SKILLS_UPGRADING);
        var claim = makeClaim.make(
                request.certificateNumber(),
                kind,
                content(new ChangeRequest(
                        request.identityType(),
                        request.identityNumber(),
                        request.name(),
                        request.bankCode(),
                        request.bankAccount(),
                        request.bases(),
                        request.formSigned())),
                Boolean.TRUE.equals(request.draft()),
                account());
        return ETags.created("/v1/claims/" + claim.id(), views.view(claim), claim.version());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Change a draft, or a claim that was returned for correction, as a whole")
    public RestResponse<ClaimView> change(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ChangeRequest request) {
        return views.answer(makeClaim.change(id, ifMatch, content(request), account()));
    }

    @POST
    @Path("/{id}/submission")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Make the claim of a draft, or answer a correction")
    public RestResponse<ClaimView> submit(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return views.answer(makeClaim.submit(id, ifMatch, account()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Take an own claim back; its place is free again")
    public RestResponse<ClaimView> withdraw(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return views.answer(makeClaim.withdraw(id, ifMatch, account()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.CANDIDATE,
        Role.PARTNER,
        Role.SUBSIDY_OFFICER,
        Role.SUBSIDY_APPROVER,
        Role.TREASURER,
        Role.AUDITOR
    })
    @Operation(summary = "Read a claim: how far it is, its days, its decision")
    public RestResponse<ClaimView> get(@RestPath UUID id) {
        return views.answer(claims.getFor(id, visibleOwner()));
    }

    @GET
    @Path("/{id}/log")
    @RolesAllowed({
        Role.CANDIDATE,
        Role.PARTNER,
        Role.SUBSIDY_OFFICER,
        Role.SUBSIDY_APPROVER,
        Role.TREASURER,
        Role.AUDITOR
    })
    @Operation(summary = "Read every step of a claim, oldest first, with its reason")
    public LogView log(@RestPath UUID id) {
        claims.getFor(id, visibleOwner());
        return new LogView(id, log.of(id).stream().map(this::step).toList());
    }

    @GET
    @RolesAllowed({
        Role.CANDIDATE,
        Role.PARTNER,
        Role.SUBSIDY_OFFICER,
        Role.SUBSIDY_APPROVER,
        Role.TREASURER,
        Role.AUDITOR
    })
    @Operation(
            summary =
                    "List claims: a candidate's or partner's own, all to those who work on them; overdue=true: undecided past their latest day")
    public Page<ClaimView> list(
            @RestQuery ClaimStatus status,
            @RestQuery @Pattern(regexp = "true|false", message = "is true or false") String overdue,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        var before = "true".equals(overdue) ? policy.rules().overdueIfClaimedBefore(clock.today()) : null;
        var filter = new Claims.Filter(status, visibleOwner(), before);
        return Page.ofAll(claims.page(filter, after, limit), limit, views::views, Claim::id);
    }

    private StepView step(ClaimLogEntry entry) {
        return new StepView(
                entry.at(),
                entry.from(),
                entry.to(),
                visibleOwner() == null ? entry.actor() : null,
                log.reasonOf(entry).orElse(null));
    }

    private static ClaimContent content(ChangeRequest request) {
        var violations = new Violations();
        violations.addIf(
                (request.bankCode() == null) != (request.bankAccount() == null),
                "bankCode",
                "comes together with bankAccount");
        var bases = new EnumMap<Basis, String>(Basis.class);
        for (var stated : Optional.ofNullable(request.bases()).orElse(List.of())) {
            var evidence = Optional.ofNullable(stated.evidence()).orElse("");
            violations.addIf(bases.put(stated.basis(), evidence) != null, "bases", "names a basis twice");
        }
        violations.throwIfAny();
        return new ClaimContent(
                document(request),
                Optional.ofNullable(request.name()).map(String::strip).filter(name -> !name.isEmpty()),
                Optional.ofNullable(request.bankCode())
                        .map(code -> new ClaimContent.Account(code, request.bankAccount())),
                Map.copyOf(bases),
                Boolean.TRUE.equals(request.formSigned()));
    }

    private static IdentityDocument document(ChangeRequest request) {
        return Violations.reading(
                "identityNumber", () -> new IdentityDocument(request.identityType(), request.identityNumber()));
    }

    private String account() {
        return caller.account();
    }

    /** Null for those who may see everybody's. */
    private String visibleOwner() {
        var owns = caller.hasAnyRole(Role.CANDIDATE) || caller.hasAnyRole(Role.PARTNER);
        return owns ? account() : null;
    }
}
