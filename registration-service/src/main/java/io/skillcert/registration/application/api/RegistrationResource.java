package io.skillcert.registration.application.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.Idempotent;
import io.skillcert.http.Page;
import io.skillcert.http.Violations;
import io.skillcert.registration.application.ApplicationForm;
import io.skillcert.registration.application.PayAsSponsor;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReviewEligibility;
import io.skillcert.registration.application.WithdrawRegistration;
import io.skillcert.registration.batch.ExamBatches;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
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
public class RegistrationResource {

    private final RegisterCandidate registerCandidate;
    private final ReviewEligibility reviewEligibility;
    private final PayAsSponsor payAsSponsor;
    private final WithdrawRegistration withdrawRegistration;
    private final Registrations registrations;
    private final ExamBatches batches;
    private final RegistrationViews views;
    private final SecurityIdentity caller;
    private final BusinessClock clock;

    public RegistrationResource(
            RegisterCandidate registerCandidate,
            ReviewEligibility reviewEligibility,
            PayAsSponsor payAsSponsor,
            WithdrawRegistration withdrawRegistration,
            Registrations registrations,
            ExamBatches batches,
            RegistrationViews views,
            SecurityIdentity caller,
            BusinessClock clock) {
        this.registerCandidate = registerCandidate;
        this.reviewEligibility = reviewEligibility;
        this.payAsSponsor = payAsSponsor;
        this.withdrawRegistration = withdrawRegistration;
        this.registrations = registrations;
        this.batches = batches;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    public record RegistrationRequest(@NotNull UUID batchId, @NotNull @Valid ApplicationForm application) {}

    /** @param reference the sponsor's own reference of the payment */
    public record SponsorPaymentRequest(@NotBlank @Size(max = 100) String reference) {}

    @POST
    @RolesAllowed({"candidate", "partner"})
    @Idempotent
    @APIResponseSchema(value = RegistrationView.class, responseCode = "201")
    @Operation(summary = "Submit a registration; the rules decide at once, a registrar reviews")
    public RestResponse<RegistrationView> register(@Valid @NotNull RegistrationRequest request) {
        var violations = new Violations();
        var application = request.application().read("application.", clock.today(), violations);
        violations.throwIfAny();
        var batch = batches.get(request.batchId());
        request.application().checkLevel("application.", batch, violations);
        violations.throwIfAny();
        var registered = registerCandidate.register(batch, application, account());
        var registration = registered.registration();
        return RestResponse.ResponseBuilder.<RegistrationView>created(
                        URI.create("/v1/registrations/" + registration.id()))
                .entity(views.of(registration, registered.decision()))
                .tag(ETags.of(registration.version()))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"candidate", "partner", "registrar", "auditor"})
    @Operation(
            summary = "Read a registration: its status, the decision with every finding, and its way through the exam")
    public RestResponse<RegistrationView> get(@RestPath UUID id) {
        return answer(registrations.getFor(id, visibleOwner()));
    }

    @GET
    @RolesAllowed({"candidate", "partner", "registrar", "auditor"})
    @Operation(summary = "List registrations: a registrar's all, a candidate's or partner's own")
    public Page<RegistrationView> list(
            @RestQuery UUID batchId,
            @RestQuery UUID cohortId,
            @RestQuery RegistrationStatus status,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        var filter = new Registrations.Filter(batchId, cohortId, status, visibleOwner());
        return Page.of(registrations.page(filter, after, limit), limit, views::of, Registration::id);
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed("registrar")
    @Operation(summary = "Approve what the rules admit (资格审核)")
    public RestResponse<RegistrationView> approve(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(reviewEligibility.approve(id, ifMatch));
    }

    @POST
    @Path("/{id}/rejection")
    @RolesAllowed("registrar")
    @Operation(summary = "Reject what the rules do not admit, with the codes of the unmet rules")
    public RestResponse<RegistrationView> reject(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(reviewEligibility.reject(id, ifMatch));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({"candidate", "partner"})
    @Operation(summary = "Take an own registration back")
    public RestResponse<RegistrationView> withdraw(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(withdrawRegistration.withdraw(id, account(), ifMatch));
    }

    @POST
    @Path("/{id}/sponsor-payment")
    @RolesAllowed("partner")
    @Idempotent
    @Operation(summary = "Answer for the fee of an own registration as its sponsor; confirms it")
    public RestResponse<RegistrationView> payAsSponsor(
            @RestPath UUID id, @Valid @NotNull SponsorPaymentRequest request) {
        return answer(payAsSponsor.pay(id, account(), request.reference()));
    }

    private RestResponse<RegistrationView> answer(Registration registration) {
        return RestResponse.ResponseBuilder.ok(views.of(registration))
                .tag(ETags.of(registration.version()))
                .build();
    }

    private String account() {
        return caller.getPrincipal().getName();
    }

    /** Null for those who may see everybody's. */
    private String visibleOwner() {
        return caller.hasRole("registrar") || caller.hasRole("auditor") ? null : account();
    }
}
