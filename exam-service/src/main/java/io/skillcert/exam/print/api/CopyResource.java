package io.skillcert.exam.print.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.print.CopyCertificate;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Copies of certificates as a web page or a PDF in the language of the caller, or as a verifiable credential. */
@Path("/v1/certificate-copies")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.TEXT_HTML, "application/pdf", "application/vc+jwt", MediaType.APPLICATION_JSON})
@Tag(name = "Certificates")
class CopyResource {

    private final CopyCertificate copyCertificate;
    private final Caller caller;
    private final CallerLanguage language;

    CopyResource(CopyCertificate copyCertificate, Caller caller, CallerLanguage language) {
        this.copyCertificate = copyCertificate;
        this.caller = caller;
        this.language = language;
    }

    record HolderCopyRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM, message = "is not a certificate number") String number,
            @NotNull CopyCertificate.Form form,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {
        IdentityDocument document() {
            return Violations.reading("identityNumber", () -> new IdentityDocument(identityType, identityNumber));
        }
    }

    record OfficerCopyRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM, message = "is not a certificate number") String number,
            @NotNull CopyCertificate.Form form) {}

    /**
     * Returns the copy of the certificate as a page, PDF or verifiable credential. The account must be one that may act
     * for the holder, and the identity document the holder's; otherwise it is answered 404, and after many such answers
     * 429. Each copy is recorded in the audit log.
     */
    @POST
    @Path("/own")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Get a copy of a certificate for its holder, by an account that may act for the holder")
    @AuditedRead(act = "copy-own-certificate", subject = "certificate")
    @FailsWith({404, 429})
    public Response own(@Valid @NotNull HolderCopyRequest request) {
        return response(copyCertificate.copyForHolder(
                caller.account(), request.document(), request.number(), request.form(), language.get()));
    }

    /**
     * Returns the certificate as a page, PDF or verifiable credential for any holder. Each copy is recorded in the
     * audit log.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(summary = "Get a copy of a certificate to print and hand out")
    @AuditedRead(act = "copy-certificate", subject = "certificate")
    @FailsWith(404)
    public Response forOfficer(@Valid @NotNull OfficerCopyRequest request) {
        return response(copyCertificate.copy(request.number(), request.form(), language.get()));
    }

    private static Response response(CopyCertificate.Copy copy) {
        return Response.ok(copy.content(), copy.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
