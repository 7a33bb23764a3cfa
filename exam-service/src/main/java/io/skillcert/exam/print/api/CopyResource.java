package io.skillcert.exam.print.api;

import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.CertificateProblems;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.certificate.policy.CertificateNumber;
import io.skillcert.exam.credential.WriteCredential;
import io.skillcert.exam.print.PrintCertificate;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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

/** A copy of a certificate: a page, a PDF, or a credential; for its holder, or for an officer. */
@Path("/v1/certificate-copies")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.TEXT_HTML, "application/pdf", "application/vc+jwt", MediaType.APPLICATION_JSON})
@Tag(name = "Certificates")
@Transactional
class CopyResource {

    private final Certificates certificates;
    private final PrintCertificate printCertificate;
    private final WriteCredential writeCredential;

    CopyResource(Certificates certificates, PrintCertificate printCertificate, WriteCredential writeCredential) {
        this.certificates = certificates;
        this.printCertificate = printCertificate;
        this.writeCredential = writeCredential;
    }

    /** What a copy is made as. */
    public enum Form {
        PAGE,
        PDF,
        CREDENTIAL
    }

    /** The holder is recognised by the identity document that was registered with. */
    public record HolderCopyRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM) String number,
            @NotNull Form form,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {
        IdentityDocument document() {
            return Violations.reading("identityNumber", () -> new IdentityDocument(identityType, identityNumber));
        }
    }

    public record OfficerCopyRequest(
            @NotNull @Pattern(regexp = CertificateNumber.FORM) String number, @NotNull Form form) {}

    @POST
    @Path("/own")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(summary = "Get a copy of a certificate for its holder, recognised by the identity document")
    public Response own(@Valid @NotNull HolderCopyRequest request) {
        var certificate =
                certificates.findOf(request.number(), request.document()).orElseThrow(CertificateProblems::notFound);
        return copy(certificate, request.form());
    }

    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Operation(summary = "Get a copy of a certificate to print and hand out")
    public Response forOfficer(@Valid @NotNull OfficerCopyRequest request) {
        return copy(certificates.get(request.number()), request.form());
    }

    private Response copy(Certificate certificate, Form form) {
        var answer =
                switch (form) {
                    case PAGE -> Response.ok(printCertificate.page(certificate), "text/html;charset=UTF-8");
                    case PDF -> Response.ok(printCertificate.pdf(certificate), "application/pdf");
                    case CREDENTIAL -> Response.ok(writeCredential.of(certificate), "application/vc+jwt");
                };
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
