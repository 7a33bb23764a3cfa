package io.skillcert.registration.application.api;

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
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.Checklist;
import io.skillcert.registration.application.ReadChecklist;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationSearch;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ResubmitApplication;
import io.skillcert.registration.application.WithdrawRegistration;
import io.skillcert.registration.application.api.RegistrationView.StatusChangeView;
import io.skillcert.registration.application.api.RegistrationView.StoredDecisionView;
import io.skillcert.registration.eligibility.CandidateFacts;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Registrations (报名): submitted by a candidate or a partner, reviewed by a registrar, paid by a sponsor. */
@Path("/v1/registrations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
class RegistrationResource {

    private static final String ROUTE = "L[1-5]-\\d{1,2}";

    private final RegisterCandidate registerCandidate;
    private final ResubmitApplication resubmitApplication;
    private final WithdrawRegistration withdrawRegistration;
    private final ReadChecklist readChecklist;
    private final Registrations registrations;
    private final RegistrationSearch registrationSearch;
    private final ChangedRows changedRows;
    private final RegistrationViews views;
    private final Caller caller;

    public RegistrationResource(
            RegisterCandidate registerCandidate,
            ResubmitApplication resubmitApplication,
            WithdrawRegistration withdrawRegistration,
            ReadChecklist readChecklist,
            Registrations registrations,
            RegistrationSearch registrationSearch,
            ChangedRows changedRows,
            RegistrationViews views,
            Caller caller) {
        this.registerCandidate = registerCandidate;
        this.resubmitApplication = resubmitApplication;
        this.withdrawRegistration = withdrawRegistration;
        this.readChecklist = readChecklist;
        this.registrations = registrations;
        this.registrationSearch = registrationSearch;
        this.changedRows = changedRows;
        this.views = views;
        this.caller = caller;
    }

    /** @param commitment the version of the signed commitment, see {@code /v1/commitment} */
    public record RegistrationRequest(
            @NotNull UUID batchId,
            @NotNull @Valid ApplicationForm application,
            @NotBlank @Size(max = 20) String commitment) {}

    /** @param facts all facts, with the corrected ones */
    public record ResubmissionRequest(@NotNull @Valid CandidateFacts facts) {}

    /**
     * Registers a person for a level in a batch within the registration period: all application routes are evaluated by
     * the stated facts and those known here, a place at a site is reserved, and the registration is
     * {@code UNDER_REVIEW}, eligible or not. A live registration of the person for the level in the batch is answered
     * 409 if the account has made it or is a partner (REG-13); otherwise a registrar decides which one counts. Next the
     * documents of the checklist are uploaded and a registrar reviews the case (REG-10).
     */
    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
    @Operation(summary = "Submit a registration: the rules decide at once, a registrar reviews it")
    @FailsWith(404)
    public RestResponse<RegistrationView> register(@Valid @NotNull RegistrationRequest request) {
        var registered = registerCandidate.register(request.batchId(), request.application(), request.commitment());
        var registration = registered.registration();
        return ETags.created(
                "/v1/registrations/" + registration.id(),
                views.of(registration, registered.decision()),
                registration.version());
    }

    /**
     * Returns the registration as it stands now: status, fee, the latest eligibility decision with every finding, and
     * what exam-service has published about it. It is visible to the account that made it, to the account that is bound
     * to the person, and to registrars and auditors; others are answered 404.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "Get a registration with its status, eligibility decision and exam progress")
    @AuditedRead(act = "read-registration", subject = "registration")
    public RestResponse<RegistrationView> get(@RestPath UUID id) {
        var details = registrationSearch.detailsFor(id, visibleOwner());
        return ETags.ok(views.of(details), details.registration().version());
    }

    /**
     * Lists registrations in the order in which they were made, filtered by batch, cohort, status, level, days, number
     * or own reference. With {@code changedSince} it lists those that have changed since an earlier answer; a mark that
     * is too old is answered 410. {@code view=brief} leaves out decisions and exam progress.
     */
    @GET
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "List registrations: own ones for candidates and partners, all for registrars and auditors")
    @FailsWith(410)
    @AuditedRead(act = "list-registrations", subject = "registration")
    public ChangesPage<RegistrationView> list(
            @BeanParam @Valid RegistrationQuery query,
            @RestQuery String changedSince,
            @BeanParam @Valid ListView view,
            @BeanParam @Valid PageRequest page) {
        var reading = changedRows.begin(changedSince);
        var found = registrationSearch.page(query.filter(visibleOwner(), reading.changes()), page);
        return ChangesPage.of(Page.ofAll(found, page, rows -> shown(rows, view), Registration::id), page, reading);
    }

    private List<RegistrationView> shown(List<Registration> rows, ListView view) {
        return view.isBrief() ? rows.stream().map(RegistrationView::brief).toList() : views.of(rows);
    }

    /**
     * Lists every status that the registration has had, when and by which role it was set and why, beginning with its
     * submission.
     */
    @GET
    @Path("/{id}/history")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "List the status changes of a registration with role and reason, oldest first")
    @AuditedRead(act = "read-history", subject = "registration")
    public List<StatusChangeView> history(@RestPath UUID id) {
        return views.historyOf(registrations.getFor(id, visibleOwner()));
    }

    /**
     * Lists the documents that REG-08 asks for on the named route, or on the first route that is met, and which of them
     * are missing. The facts are those of the latest decision. A route of another level is answered 400.
     */
    @GET
    @Path("/{id}/checklist")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR})
    @Operation(summary = "Get the documents that a route requires (REG-08) and which of them are uploaded")
    public Checklist checklist(@RestPath UUID id, @RestQuery @Pattern(regexp = ROUTE) String route) {
        return readChecklist.read(id, visibleOwner(), Optional.ofNullable(route));
    }

    /**
     * Lists every decision of the rules with the facts, findings, citations and the version of the policy by which it
     * was made: that of the submission, and one for each resubmission or correction of facts. Decisions are never
     * changed. For a resit or a moved registration they are those of the first one.
     */
    @GET
    @Path("/{id}/decisions")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "List the eligibility decisions on a registration with facts and findings, oldest first")
    @AuditedRead(act = "read-decisions", subject = "registration")
    public List<StoredDecisionView> decisions(@RestPath UUID id) {
        return views.decisionsOf(registrations.getFor(id, visibleOwner()));
    }

    /**
     * Sends a registration that is {@code RETURNED} back to review with all facts, the corrected ones among them; the
     * rules decide again and the earlier decision is kept. Only the account that made the registration may do so, and
     * only within the review period (REG-10); documents are uploaded before. In any other status it is answered 409.
     */
    @POST
    @Path("/{id}/resubmission")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Resubmit a registration that was returned for correction (补正); the rules decide again")
    public RestResponse<RegistrationView> resubmit(
            @RestPath UUID id,
            @Valid @NotNull ResubmissionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(resubmitApplication.resubmit(id, request.facts(), ifMatch));
    }

    /**
     * Ends the registration at the wish of the account that made it, at the latest on the day before the exam, and
     * frees its place. One that is not confirmed becomes {@code WITHDRAWN}; a confirmed one becomes {@code CANCELLED},
     * without a refund, and {@code io.skillcert.registration.registration-cancelled.v1} tells exam-service. One that
     * has ended already is answered 409.
     */
    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Withdraw an own registration")
    public RestResponse<RegistrationView> withdraw(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(withdrawRegistration.withdraw(id, ifMatch));
    }

    private RestResponse<RegistrationView> answer(Registration registration) {
        return ETags.ok(views.of(registration), registration.version());
    }

    private String visibleOwner() {
        return caller.visibleOwner(Role.REGISTRAR, Role.AUDITOR);
    }
}
