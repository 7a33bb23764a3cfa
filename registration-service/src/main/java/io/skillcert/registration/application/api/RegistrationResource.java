package io.skillcert.registration.application.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.Checklist;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ResubmitApplication;
import io.skillcert.registration.application.WithdrawRegistration;
import io.skillcert.registration.application.api.RegistrationView.StatusChangeView;
import io.skillcert.registration.application.api.RegistrationView.StoredDecisionView;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.eligibility.CandidateFacts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
    private final Registrations registrations;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final RegistrationViews views;
    private final Caller caller;
    private final BusinessClock clock;

    public RegistrationResource(
            RegisterCandidate registerCandidate,
            ResubmitApplication resubmitApplication,
            WithdrawRegistration withdrawRegistration,
            Registrations registrations,
            ExamBatches batches,
            ExamSites sites,
            RegistrationViews views,
            Caller caller,
            BusinessClock clock) {
        this.registerCandidate = registerCandidate;
        this.resubmitApplication = resubmitApplication;
        this.withdrawRegistration = withdrawRegistration;
        this.registrations = registrations;
        this.batches = batches;
        this.sites = sites;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param commitment the version of the text that was signed: see /v1/commitment */
    public record RegistrationRequest(
            @NotNull UUID batchId,
            @NotNull @Valid ApplicationForm application,
            @NotBlank @Size(max = 20) String commitment) {}

    /** @param facts all of them, as corrected */
    public record ResubmissionRequest(@NotNull @Valid CandidateFacts facts) {}

    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
    @Operation(summary = "Submit a registration; the rules decide at once, a registrar reviews")
    public RestResponse<RegistrationView> register(@Valid @NotNull RegistrationRequest request) {
        var violations = new Violations();
        var application = request.application().read("application.", clock.today(), violations);
        violations.throwIfAny();
        var batch = batches.get(request.batchId());
        request.application().checkBatch("application.", batch, sites, violations);
        violations.throwIfAny();
        var registered = registerCandidate.register(batch, application, request.commitment());
        var registration = registered.registration();
        return ETags.created(
                "/v1/registrations/" + registration.id(),
                views.of(registration, registered.decision()),
                registration.version());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(
            summary = "Read a registration: its status, the decision with every finding, and its way through the exam")
    public RestResponse<RegistrationView> get(@RestPath UUID id) {
        var shown = registrations.shownTo(id, visibleOwner());
        return ETags.ok(views.of(shown), shown.registration().version());
    }

    @GET
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "List registrations: a registrar's all, a candidate's or partner's own")
    public Page<RegistrationView> list(
            @BeanParam @Valid RegistrationQuery query,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        var filter = query.filter(visibleOwner());
        return Page.ofAll(registrations.page(filter, after, limit), limit, views::of, Registration::id);
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "Read every change of a registration's status: when, by which role, why; oldest first")
    public List<StatusChangeView> history(@RestPath UUID id) {
        return registrations.getFor(id, visibleOwner()).history().stream()
                .map(StatusChangeView::of)
                .toList();
    }

    @GET
    @Path("/{id}/checklist")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR})
    @Operation(summary = "Which documents a route asks for (REG-08), and which are there")
    public Checklist checklist(@RestPath UUID id, @RestQuery @Pattern(regexp = ROUTE) String route) {
        return views.checklistOf(registrations.getFor(id, visibleOwner()), Optional.ofNullable(route))
                .orElseThrow(() -> Violations.single("route", "is not a route of the level"));
    }

    @GET
    @Path("/{id}/decisions")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
    @Operation(summary = "Read every decision on a registration with its facts and findings, oldest first")
    public List<StoredDecisionView> decisions(@RestPath UUID id) {
        return views.decisionsOf(registrations.getFor(id, visibleOwner()));
    }

    @POST
    @Path("/{id}/resubmission")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Correct what was returned (补正); the rules decide again")
    public RestResponse<RegistrationView> resubmit(
            @RestPath UUID id,
            @Valid @NotNull ResubmissionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var violations = new Violations();
        request.facts().check("facts", clock.today(), violations);
        violations.throwIfAny();
        return answer(resubmitApplication.resubmit(id, request.facts(), ifMatch));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Take an own registration back")
    public RestResponse<RegistrationView> withdraw(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(withdrawRegistration.withdraw(id, account(), ifMatch));
    }

    private RestResponse<RegistrationView> answer(Registration registration) {
        return ETags.ok(views.of(registration), registration.version());
    }

    private String account() {
        return caller.account();
    }

    /** Null for those who may see everybody's. */
    private String visibleOwner() {
        return caller.hasAnyRole(Role.REGISTRAR) || caller.hasAnyRole(Role.AUDITOR) ? null : account();
    }
}
