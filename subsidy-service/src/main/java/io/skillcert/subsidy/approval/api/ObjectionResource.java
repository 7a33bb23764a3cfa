package io.skillcert.subsidy.approval.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.approval.Objection;
import io.skillcert.subsidy.approval.Objections;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Objections (异议) to claims under public notice. An officer records them and an approver settles them. */
@Path("/v1/objections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public notice")
class ObjectionResource {

    private final Objections objections;
    private final Caller caller;

    ObjectionResource(Objections objections, Caller caller) {
        this.objections = objections;
        this.caller = caller;
    }

    record ObjectionRequest(@NotNull UUID claimId, @NotBlank @Size(max = 1000) String grounds) {}

    /** @param reason the reason, which the claimant can read if the objection is upheld */
    @Schema(name = "ObjectionSettlementRequest")
    record SettlementRequest(@NotNull Objection.Outcome outcome, @NotBlank @Size(max = 1000) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObjectionView(UUID id, UUID claimId, String grounds, Instant recordedAt, Objection.Outcome outcome) {}

    /**
     * Records an objection (异议) that somebody has raised against a claim under public notice; the claim is not paid
     * until it is settled. A claim that is not under public notice today is answered 409.
     */
    @POST
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Idempotent
    @APIResponseSchema(value = ObjectionView.class, responseCode = "201")
    @Operation(summary = "Record an objection; it stops the payment of that claim")
    public RestResponse<ObjectionView> object(@Valid @NotNull ObjectionRequest request) {
        var objection = objections.object(request.claimId(), request.grounds(), caller.account());
        return RestResponse.status(RestResponse.Status.CREATED, view(objection));
    }

    /**
     * Settles the objection as another person than the one who recorded it: {@code UPHELD} returns the claim to review,
     * {@code DISMISSED} lets it go on to payment. One that is settled already is answered 409.
     */
    @POST
    @Path("/{id}/settlement")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Settle an objection; if it is upheld, the claim returns to review")
    public ObjectionView settle(@RestPath UUID id, @Valid @NotNull SettlementRequest request) {
        return view(objections.settle(id, request.outcome(), request.reason(), caller.account()));
    }

    /**
     * Lists the objections that wait for an approver, with their grounds. Each of them stops the payment of its claim.
     */
    @GET
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "List the objections that are not settled")
    @AuditedRead(act = "list-objections", subject = "objection")
    public Page<ObjectionView> open(@BeanParam @Valid PageRequest page) {
        return Page.of(objections.open(page), page, this::view, Objection::id);
    }

    private ObjectionView view(Objection objection) {
        return new ObjectionView(
                objection.id(),
                objection.claimId(),
                objections.groundsOf(objection),
                objection.recordedAt(),
                objection.outcome().orElse(null));
    }
}
