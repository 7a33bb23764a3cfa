package io.skillcert.registration.batch.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.batch.PlanExamBatch;
import io.skillcert.registration.eligibility.Occupations;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Exam batches: registrars plan, announce and cancel them, everybody reads their notices. */
@Path("/v1/exam-batches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class ExamBatchResource {

    private final PlanExamBatch planExamBatch;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final Occupations occupations;
    private final Caller caller;
    private final BusinessClock clock;

    ExamBatchResource(
            PlanExamBatch planExamBatch,
            ExamBatches batches,
            ExamSites sites,
            Occupations occupations,
            Caller caller,
            BusinessClock clock) {
        this.planExamBatch = planExamBatch;
        this.batches = batches;
        this.sites = sites;
        this.occupations = occupations;
        this.caller = caller;
        this.clock = clock;
    }

    record CancellationRequest(@NotBlank @Size(max = 500) String reason) {}

    /**
     * Creates a batch with its periods, levels, fees and sites and announces it at once, so that everybody sees it and
     * can register within the registration period; with {@code draft} only registrars see it until it is announced. The
     * occupation must be known and the periods must follow one another.
     */
    @POST
    @RolesAllowed(Role.REGISTRAR)
    @Idempotent
    @APIResponseSchema(value = ExamBatchView.class, responseCode = "201")
    @Operation(summary = "Announce or draft an exam batch")
    public RestResponse<ExamBatchView> announce(@Valid @NotNull ExamBatchRequest request) {
        validate(request);
        var batch = Boolean.TRUE.equals(request.draft())
                ? planExamBatch.draft(request.plan(), request.sitePlans())
                : planExamBatch.announce(request.plan(), request.sitePlans());
        return ETags.created("/v1/exam-batches/" + batch.id(), view(batch), batch.version());
    }

    /**
     * Returns the batch with its periods, fees, sites and the places that are left. A draft is answered 404 to
     * everybody but registrars.
     */
    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(summary = "Get an exam batch: its notice, periods, fees and sites")
    public RestResponse<ExamBatchView> get(@RestPath UUID id) {
        return answer(batches.getFor(id, seesDrafts()));
    }

    /**
     * Lists announced and cancelled batches with their periods, fees, sites and free places; registrars see drafts as
     * well.
     */
    @GET
    @PermitAll
    @Operation(summary = "List exam batches, oldest first; only registrars see drafts")
    public Page<ExamBatchView> list(@BeanParam @Valid PageRequest page) {
        return Page.ofAll(batches.page(seesDrafts(), page), page, this::views, ExamBatch::id);
    }

    /**
     * Replaces the plan of a batch and its sites. Once it has registrations, occupation, exam days and the fees of its
     * levels are fixed, levels can't be removed, periods not shortened and taken places not taken away, which is
     * answered 409. A cancelled batch can't be changed.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Change an exam batch; some fields are fixed once it has registrations")
    public RestResponse<ExamBatchView> change(
            @RestPath UUID id,
            @Valid @NotNull ExamBatchRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        validate(request);
        return answer(planExamBatch.change(id, request.plan(), request.sitePlans(), ifMatch));
    }

    /**
     * Announces a batch that was drafted: it becomes {@code ANNOUNCED}, everybody sees it, and registration opens on
     * its first day. A batch that is not a draft is answered 409.
     */
    @POST
    @Path("/{id}/announcement")
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Announce a drafted exam batch")
    public RestResponse<ExamBatchView> announceDraft(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(planExamBatch.announce(id, ifMatch));
    }

    /**
     * Cancels a drafted batch at once. For an announced one it records the request and its reason; another registrar
     * confirms or refuses it. From the first exam day on, or once seats, results or certificates exist, it is answered
     * 409.
     */
    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Request the cancellation of an announced exam batch, or cancel a drafted one")
    public RestResponse<ExamBatchView> cancel(
            @RestPath UUID id,
            @Valid @NotNull CancellationRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(planExamBatch.cancel(id, request.reason(), ifMatch));
    }

    /**
     * Makes the batch {@code CANCELLED} as another registrar has requested; a job then cancels its registrations,
     * refunds what was paid and publishes {@code io.skillcert.registration.registration-cancelled.v1} for the confirmed
     * ones. Without a request, by the registrar who requested it, or once the exam has begun, it is answered 409.
     */
    @POST
    @Path("/{id}/cancellation/confirmation")
    @RolesAllowed(Role.REGISTRAR)
    @Operation(
            summary =
                    "Cancel an exam batch as another registrar has requested; its registrations are cancelled shortly after")
    public RestResponse<ExamBatchView> confirmCancellation(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(planExamBatch.confirmCancellation(id, ifMatch));
    }

    /**
     * Removes the request to cancel the batch, by whoever made it or by another registrar who refuses it; the batch
     * stays announced. Without a request it is answered 409.
     */
    @POST
    @Path("/{id}/cancellation/withdrawal")
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Withdraw or refuse the request to cancel an exam batch")
    public RestResponse<ExamBatchView> withdrawCancellation(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(planExamBatch.withdrawCancellation(id, ifMatch));
    }

    private void validate(ExamBatchRequest request) {
        var violations = new Violations();
        violations.addIf(
                !occupations.areKnown(request.occupationCode(), clock.today()),
                "occupationCode",
                "is not a known occupation");
        request.check(violations);
        violations.throwIfAny();
    }

    private boolean seesDrafts() {
        return caller.hasAnyRole(Role.REGISTRAR);
    }

    private RestResponse<ExamBatchView> answer(ExamBatch batch) {
        return ETags.ok(view(batch), batch.version());
    }

    private ExamBatchView view(ExamBatch batch) {
        return views(List.of(batch)).get(0);
    }

    private List<ExamBatchView> views(List<ExamBatch> page) {
        var ids = page.stream().map(ExamBatch::id).toList();
        var byBatch = sites.of(ids);
        var places = sites.placesOf(ids);
        return page.stream()
                .map(batch ->
                        ExamBatchView.of(batch, byBatch.getOrDefault(batch.id(), List.of()), places, seesDrafts()))
                .toList();
    }
}
