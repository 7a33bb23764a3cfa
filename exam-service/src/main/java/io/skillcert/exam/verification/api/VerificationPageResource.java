package io.skillcert.exam.verification.api;

import io.quarkus.qute.Template;
import io.skillcert.exam.certificate.PublicAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The page that the QR code of a certificate opens. The number is in the URL fragment, which browsers do not send. */
@Path("/v1/verification-page")
@Tag(name = "Certificates")
class VerificationPageResource {

    /** Its script, which carries the nonce, may call this service; nothing else is loaded or run. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'; style-src 'unsafe-inline'; connect-src 'self'; script-src 'nonce-%s'";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private final Template verification;
    private final PublicAddress address;

    VerificationPageResource(Template verification, PublicAddress address) {
        this.verification = verification;
        this.address = address;
    }

    @GET
    @PermitAll
    @Produces({MediaType.TEXT_HTML + ";charset=UTF-8", MediaType.APPLICATION_JSON})
    @Operation(summary = "Get the web page for verifying a certificate by number and name")
    public RestResponse<String> get() {
        var nonce = newNonce();
        var page = verification.data("issuer", address.issuerName()).data("nonce", nonce);
        return RestResponse.ResponseBuilder.ok(page.render())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY.formatted(nonce))
                .build();
    }

    private static String newNonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
