package io.skillcert.registration.review.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import io.skillcert.registration.person.NameCorrection;
import io.skillcert.registration.person.NameCorrections;
import io.skillcert.registration.review.CorrectName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Corrections of names, which one registrar proposes and another one confirms. */
@Path("/v1/name-corrections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibility review")
@RolesAllowed(Role.REGISTRAR)
class NameCorrectionResource {

    private final CorrectName correctName;
    private final NameCorrections corrections;

    NameCorrectionResource(CorrectName correctName, NameCorrections corrections) {
        this.correctName = correctName;
        this.corrections = corrections;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NameCorrectionView(
            UUID id, UUID registrationId, String evidence, NameCorrection.Status status, Instant proposedAt) {
        static NameCorrectionView of(NameCorrection correction) {
            return new NameCorrectionView(
                    correction.id(),
                    correction.registrationId(),
                    correction.evidence(),
                    correction.status(),
                    correction.proposedAt());
        }
    }

    /**
     * Lists the corrections with their evidence and status, without the names themselves. {@code PROPOSED} ones wait
     * for another registrar.
     */
    @GET
    @Operation(summary = "List corrections of names by status, oldest first")
    @AuditedRead(act = "list-name-corrections", subject = "name-correction")
    public Page<NameCorrectionView> list(
            @RestQuery @DefaultValue("PROPOSED") NameCorrection.Status status, @BeanParam @Valid PageRequest page) {
        return Page.of(corrections.page(status, page), page, NameCorrectionView::of, NameCorrection::id);
    }

    /**
     * Returns both names for comparison with the evidence. Each call is recorded in the audit log, and the answer may
     * not be cached.
     */
    @GET
    @Path("/{id}")
    @Operation(summary = "Read a correction with the proposed name and the identity in full; the access is audited")
    public RestResponse<ProposedNameView> get(@RestPath UUID id) {
        var proposed = correctName.proposed(id);
        var view = new ProposedNameView(
                NameCorrectionView.of(proposed.correction()), proposed.name(), proposed.nameOnRecord());
        return RestResponse.ResponseBuilder.ok(view)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A correction with both names. */
    record ProposedNameView(NameCorrectionView correction, String name, String nameOnRecord) {}

    /**
     * Gives the person the proposed name; {@code io.skillcert.registration.person-corrected.v1} lets the other services
     * follow. By the registrar who proposed it, for an own registration, or when it is decided already, it is answered
     * 409.
     */
    @POST
    @Path("/{id}/confirmation")
    @Operation(summary = "Confirm a correction that another registrar has proposed")
    public NameCorrectionView confirm(@RestPath UUID id) {
        return NameCorrectionView.of(correctName.confirm(id));
    }

    /**
     * Ends a proposed correction without changing the name; who proposed it withdraws it so. One that is decided
     * already is answered 409.
     */
    @POST
    @Path("/{id}/refusal")
    @Operation(summary = "Refuse or withdraw a correction")
    public NameCorrectionView refuse(@RestPath UUID id) {
        return NameCorrectionView.of(correctName.refuse(id));
    }
}
