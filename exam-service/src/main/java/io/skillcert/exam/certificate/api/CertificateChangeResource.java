package io.skillcert.exam.certificate.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.certificate.CertificateChange;
import io.skillcert.exam.certificate.CertificateChanges;
import io.skillcert.exam.certificate.ChangeCertificate;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
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
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Corrections, reissues and revocations: asked for by one officer, decided by another. */
@Path("/v1/certificate-changes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Certificates")
class CertificateChangeResource {

    private final ChangeCertificate changeCertificate;
    private final CertificateChanges changes;
    private final Caller caller;

    CertificateChangeResource(ChangeCertificate changeCertificate, CertificateChanges changes, Caller caller) {
        this.changeCertificate = changeCertificate;
        this.changes = changes;
        this.caller = caller;
    }

    /** @param name the right one, for a correction and for nothing else */
    public record ChangeRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM) String number,
            @NotNull CertificateChange.Kind kind,
            @Size(max = 100) String name,
            @NotBlank @Size(max = 500) String reason) {
        Optional<String> newName() {
            var isCorrection = kind == CertificateChange.Kind.CORRECTION;
            new Violations()
                    .addIf(isCorrection && (name == null || name.isBlank()), "name", "is what a correction corrects")
                    .addIf(!isCorrection && name != null, "name", "is for a correction alone")
                    .throwIfAny();
            return Optional.ofNullable(name).map(String::strip);
        }
    }

    public record DecisionRequest(@NotNull Boolean approved, @NotBlank @Size(max = 500) String reason) {}

    /** @param approved absent as long as nobody has decided. @param newNumber of the certificate it led to */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangeView(
            UUID id,
            String number,
            CertificateChange.Kind kind,
            String reason,
            OffsetDateTime requestedAt,
            Boolean approved,
            String newNumber,
            long version) {
        static ChangeView of(CertificateChange change) {
            return new ChangeView(
                    change.id(),
                    change.number(),
                    change.kind(),
                    change.reason(),
                    change.requestedAt().atZone(BusinessClock.ZONE).toOffsetDateTime(),
                    change.approved().orElse(null),
                    change.newNumber().orElse(null),
                    change.version());
        }
    }

    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = ChangeView.class, responseCode = "201")
    @Operation(summary = "Ask for a correction, a reissue or a revocation of a certificate")
    public RestResponse<ChangeView> ask(@Valid @NotNull ChangeRequest request) {
        var change = changeCertificate.ask(
                request.number(),
                request.kind(),
                request.newName(),
                request.reason().strip(),
                account());
        return ETags.created("/v1/certificate-changes/" + change.id(), ChangeView.of(change), change.version());
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed(Role.EXAM_OFFICER)
    @APIResponseSchema(ChangeView.class)
    @Operation(summary = "Decide a change that another officer has asked for; approved, it is carried out")
    public RestResponse<ChangeView> decide(
            @RestPath UUID id,
            @Valid @NotNull DecisionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var change = changeCertificate.decide(
                id, request.approved(), request.reason().strip(), account(), ifMatch);
        return ETags.ok(ChangeView.of(change), change.version());
    }

    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List changes, oldest first; open=true: those that nobody has decided")
    public Page<ChangeView> list(
            @RestQuery @Pattern(regexp = "true|false") String open,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        var found = changes.page(Boolean.parseBoolean(open), after, limit);
        return Page.of(found, limit, ChangeView::of, CertificateChange::id);
    }

    private String account() {
        return caller.account();
    }
}
