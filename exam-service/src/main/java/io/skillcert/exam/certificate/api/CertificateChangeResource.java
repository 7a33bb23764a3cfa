package io.skillcert.exam.certificate.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.certificate.CertificateChange;
import io.skillcert.exam.certificate.CertificateChanges;
import io.skillcert.exam.certificate.ChangeCertificate;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.Name;
import io.skillcert.personal.PersonName;
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
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Corrections, reissues and revocations of certificates: requested by one officer and decided by another. */
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

    /** @param name the correct name, for a correction only */
    record ChangeRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM, message = "is not a certificate number") String number,
            @NotNull CertificateChange.Kind kind,
            @Name String name,
            @NotBlank @Size(max = 500) String reason) {
        CertificateChange.Request toRequest() {
            var isCorrection = kind == CertificateChange.Kind.CORRECTION;
            new Violations()
                    .addIf(isCorrection && name == null, "name", "is required for a correction")
                    .addIf(!isCorrection && name != null, "name", "is allowed only for a correction")
                    .throwIfAny();
            return new CertificateChange.Request(
                    number, kind, Optional.ofNullable(name).map(text -> new PersonName(text).value()), reason.strip());
        }
    }

    @Schema(name = "CertificateChangeDecisionRequest")
    record DecisionRequest(@NotNull Boolean approved, @NotBlank @Size(max = 500) String reason) {}

    /**
     * A certificate change.
     *
     * @param approved whether it was approved; absent until it is decided
     * @param newNumber the number of the certificate that replaces the old one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CertificateChangeView")
    record ChangeView(
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

    /**
     * Requests that a valid certificate is corrected (更正), reissued (补发) or revoked (撤销); nothing changes until another
     * officer decides. A certificate has one open request at a time, and one that is replaced or revoked takes none,
     * which is answered 409.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = ChangeView.class, responseCode = "201")
    @Operation(summary = "Request a correction, reissue or revocation of a certificate")
    @FailsWith(404)
    public RestResponse<ChangeView> ask(@Valid @NotNull ChangeRequest request) {
        var change = changeCertificate.request(request.toRequest(), caller.account());
        return ETags.created("/v1/certificate-changes/" + change.id(), ChangeView.of(change), change.version());
    }

    /**
     * Decides the request of another officer. An approved correction or reissue replaces the certificate by one with a
     * new number and the same day of issue ({@code io.skillcert.exam.certificate-reissued.v1}); a revocation makes it
     * void ({@code io.skillcert.exam.certificate-revoked.v1}) and stops a claim or starts recovery in subsidy-service
     * (SUB-14). By the officer who requested it, or when it is decided already, it is answered 409.
     */
    @POST
    @Path("/{id}/decision")
    @RolesAllowed(Role.EXAM_OFFICER)
    @APIResponseSchema(ChangeView.class)
    @Operation(
            summary = "Decide a change that another officer has requested; an approved change is carried out at once")
    public RestResponse<ChangeView> decide(
            @RestPath UUID id,
            @Valid @NotNull DecisionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var change = changeCertificate.decide(
                id, request.approved(), request.reason().strip(), caller.account(), ifMatch);
        return ETags.ok(ChangeView.of(change), change.version());
    }

    /** Lists the requests with kind, reason and decision, and the number of the new certificate where there is one. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List certificate changes, oldest first; open=true lists the undecided ones")
    @AuditedRead(act = "list-certificate-changes", subject = "certificate")
    public Page<ChangeView> list(
            @RestQuery @Pattern(regexp = "true|false", message = "must be true or false") String open,
            @BeanParam @Valid PageRequest page) {
        var found = changes.page(Boolean.parseBoolean(open), page);
        return Page.of(found, page, ChangeView::of, CertificateChange::id);
    }
}
