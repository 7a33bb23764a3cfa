package io.skillcert.exam.verification.api;

import io.quarkus.qute.Template;
import io.skillcert.exam.certificate.PublicAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the QR code of a certificate leads: the number comes in the address's fragment, which no server sees. */
@Path("/v1/verification-page")
@Tag(name = "Certificates")
class VerificationPageResource {

    private final Template verification;
    private final PublicAddress address;

    VerificationPageResource(Template verification, PublicAddress address) {
        this.verification = verification;
        this.address = address;
    }

    @GET
    @PermitAll
    @Produces({MediaType.TEXT_HTML + ";charset=UTF-8", MediaType.APPLICATION_JSON})
    @Operation(summary = "A page on which anybody verifies a certificate by the name on it")
    public String get() {
        return verification.data("issuer", address.issuerName()).render();
    }
}
