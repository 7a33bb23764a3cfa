package io.skillcert.exam.certificate.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A certificate by its number. */
@Path("/v1/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Certificates")
class CertificateLookupResource {

    private final Certificates certificates;

    CertificateLookupResource(Certificates certificates) {
        this.certificates = certificates;
    }

    /**
     * Returns the certificate (职业技能等级证书) with its status: {@code VALID}, {@code REPLACED} by another, or
     * {@code REVOKED}. To check one that somebody presents, use the verification, which needs no role.
     */
    @GET
    @Path("/{number}")
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "Get a certificate by its number")
    @AuditedRead(act = "read-certificate", subject = "certificate")
    public CertificateView get(@RestPath String number) {
        return CertificateView.of(certificates.get(number));
    }
}
