package io.skillcert.signing.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.signing.SigningKeys;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys by which anybody verifies what this service has signed (RFC 7517). */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
public class JwksResource {

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * Returns the public keys as a JWK set (RFC 7517), by which anybody verifies certificates, events and audit heads
     * that this service has signed. Keys that are not used any more stay in the set, so that what they have signed
     * stays verifiable.
     */
    @GET
    @PermitAll
    @APIResponseSchema(JsonNode.class)
    @Operation(summary = "Read the public keys: the one that signs now, and those that have signed before")
    public String get() {
        return keys.published();
    }
}
