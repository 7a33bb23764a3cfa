package io.skillcert.subsidy.claim.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.delivery.changes.ChangedRows;
import io.skillcert.delivery.changes.ChangesPage;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.ListView;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.Name;
import io.skillcert.personal.OwnReference;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimLogEntry;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.ListClaims;
import io.skillcert.subsidy.claim.MakeClaim;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Claims (申领): the claimant makes and follows them; those who work on them read them. */
@Path("/v1/claims")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
@RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.TREASURER, Role.AUDITOR})
class ClaimResource {

    private final MakeClaim makeClaim;
    private final ListClaims listClaims;
    private final ClaimLog log;
    private final ClaimViews views;
    private final ChangedRows changedRows;
    private final Caller caller;

    ClaimResource(
            MakeClaim makeClaim,
            ListClaims listClaims,
            ClaimLog log,
            ClaimViews views,
            ChangedRows changedRows,
            Caller caller) {
        this.makeClaim = makeClaim;
        this.listClaims = listClaims;
        this.log = log;
        this.views = views;
        this.changedRows = changedRows;
        this.caller = caller;
    }

    /**
     * @param kind SKILLS_UPGRADING if absent
     * @param draft whether it is only stored as a draft, which may lack what follows the document; false if absent
     * @param name the name on the account
     * @param bankCode the CNAPS code (联行号) of a bank in Shenzhen (SUB-13)
     * @param bankAccount the number of the claimant's own account
     * @param bases the bases that the claimant states, each with its evidence
     * @param formSigned whether the application form is signed
     * @param reference an own reference of the account, 1 to 64 visible ASCII characters, without personal data; it need not be unique
     */
    record ClaimRequest(
            @NotBlank @Size(max = 22) String certificateNumber,
            AwardKind kind,
            Boolean draft,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @Name String name,
            @Size(min = 12, max = 12) String bankCode,
            @Pattern(regexp = ACCOUNT_NUMBER, message = NOT_AN_ACCOUNT) String bankAccount,
            @Size(max = 4) List<@NotNull @Valid StatedBasis> bases,
            Boolean formSigned,
            @OwnReference String reference)
            implements ClaimContentRequest {}

    /** The content that replaces the claim's, in the same fields as when it is made. */
    record ChangeRequest(
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber,
            @Name String name,
            @Size(min = 12, max = 12) String bankCode,
            @Pattern(regexp = ACCOUNT_NUMBER, message = NOT_AN_ACCOUNT) String bankAccount,
            @Size(max = 4) List<@NotNull @Valid StatedBasis> bases,
            Boolean formSigned)
            implements ClaimContentRequest {}

    /**
     * @param actor absent for claimants
     * @param reason in the words of the actor
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(Instant at, ClaimStatus from, ClaimStatus to, String actor, String reason) {}

    record LogView(UUID id, List<StepView> steps) {}

    /**
     * Submits a claim (申领) for a certificate of the holder whose identity document it names: the rules assess it at
     * once, its place under the yearly limits is reserved (SUB-11), the registries are asked, and it is
     * {@code SUBMITTED} until an officer decides it, expected after 5 and at the latest after 15 working days (SUB-12).
     * With {@code draft} it is only stored. An account that may not act for the holder is answered 404, and a live
     * claim or an own draft for the certificate and kind 409.
     */
    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = ClaimView.class, responseCode = "201")
    @Operation(summary = "Submit a claim, or store a draft; a submitted claim is assessed and its place is reserved")
    @FailsWith(404)
    public RestResponse<ClaimView> make(@Valid @NotNull ClaimRequest request) {
        var stated = new MakeClaim.NewClaim(
                request.certificateNumber(),
                Optional.ofNullable(request.kind()).orElse(AwardKind.SKILLS_UPGRADING),
                Optional.ofNullable(request.reference()));
        var claim = makeClaim.make(stated, request.content(), Boolean.TRUE.equals(request.draft()), caller.account());
        return ETags.created("/v1/claims/" + claim.id(), views.detailed(claim), claim.version());
    }

    /**
     * Replaces the whole content of a claim that is {@code DRAFT} or {@code RETURNED_FOR_CORRECTION}; it must be
     * submitted afterwards. In any other status it is answered 409.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Replace the content of a draft or of a claim returned for correction")
    public RestResponse<ClaimView> change(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ChangeRequest request) {
        return views.answer(makeClaim.change(id, ifMatch, request.content(), caller.account()));
    }

    /**
     * Submits a draft, or a corrected claim again: the rules assess it, its place is reserved (SUB-11), and it is
     * {@code SUBMITTED}. The day of the first submission counts for the rules and stays. What is missing is answered
     * 400, another live claim for the certificate and kind 409.
     */
    @POST
    @Path("/{id}/submission")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Submit a draft, or submit a corrected claim again")
    public RestResponse<ClaimView> submit(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return views.answer(makeClaim.submit(id, ifMatch, caller.account()));
    }

    /**
     * Ends the claim at the wish of its claimant or of the holder, and releases its place (SUB-11); another claim may
     * follow within the claim window (SUB-03). A claim that is {@code APPROVED}, {@code IN_PAYMENT} or paid is answered
     * 409.
     */
    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Withdraw a claim; its place is released")
    public RestResponse<ClaimView> withdraw(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return views.answer(makeClaim.withdraw(id, ifMatch, caller.account()));
    }

    /**
     * Returns the claim as it stands now: status, amount, the days of SUB-12, its place in the queue for funds, and the
     * latest decision with every finding. Bank account and name are masked. The claimant, the holder and staff see it;
     * others are answered 404.
     */
    @GET
    @Path("/{id}")
    @Operation(summary = "Get a claim: its status, its time limits and its latest decision")
    @AuditedRead(act = "read-claim", subject = "claim")
    public RestResponse<ClaimView> get(@RestPath UUID id) {
        return views.answer(listClaims.get(id, visibleOwner()));
    }

    /** Lists every status that the claim has had, when it was set and why. Who set it is shown to staff only. */
    @GET
    @Path("/{id}/log")
    @Operation(summary = "List the steps of a claim with their reasons, oldest first")
    @AuditedRead(act = "read-claim-log", subject = "claim")
    public LogView log(@RestPath UUID id) {
        return new LogView(
                id, listClaims.log(id, visibleOwner()).stream().map(this::step).toList());
    }

    /**
     * Lists claims in the order in which they were made, filtered by status, certificate or own reference. With
     * {@code changedSince} it lists those that have changed since an earlier answer; a mark that is too old is answered
     * 410. {@code view=brief} leaves out decisions.
     */
    @GET
    @Operation(
            summary = "List claims: claimants see their own, staff see all; overdue=true: undecided claims past their"
                    + " last day")
    @FailsWith(410)
    @AuditedRead(act = "list-claims", subject = "claim")
    public ChangesPage<ClaimView> list(
            @BeanParam @Valid ClaimQuery query,
            @RestQuery String changedSince,
            @BeanParam @Valid ListView view,
            @BeanParam @Valid PageRequest page) {
        var reading = changedRows.begin(changedSince);
        var found = listClaims.list(query.filter(reading.changes()), visibleOwner(), page);
        return ChangesPage.of(Page.ofAll(found, page, rows -> shown(rows, view), Claim::id), page, reading);
    }

    private List<ClaimView> shown(List<Claim> rows, ListView view) {
        return view.isBrief() ? rows.stream().map(views::brief).toList() : views.views(rows);
    }

    private StepView step(ClaimLogEntry entry) {
        return new StepView(
                entry.at(),
                entry.from(),
                entry.to(),
                visibleOwner() == null ? entry.actor() : null,
                log.reasonOf(entry).orElse(null));
    }

    /** Null for those who work on claims: they see everybody's. */
    private String visibleOwner() {
        return caller.visibleOwner(Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.TREASURER, Role.AUDITOR);
    }
}
