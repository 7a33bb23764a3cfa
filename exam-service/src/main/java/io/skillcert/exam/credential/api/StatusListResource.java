package io.skillcert.exam.credential.api;

import io.skillcert.exam.credential.StatusLists;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The Bitstring Status Lists to which credentials refer. */
@Path("/v1/status-lists/{list}")
@Tag(name = "Certificates")
class StatusListResource {

    private static final int MAX_LIST = 1_000_000;

    private final StatusLists statusLists;

    StatusListResource(StatusLists statusLists) {
        this.statusLists = statusLists;
    }

    /**
     * Returns the signed list (W3C Bitstring Status List 1.0) in which the bit of a replaced or revoked certificate is
     * set. A list covers 131,072 certificates, so that a request does not tell which one is verified. It may be cached
     * for five minutes.
     */
    @GET
    @PermitAll
    @Produces({"application/vc+jwt", MediaType.APPLICATION_JSON})
    @Operation(summary = "Get the Bitstring Status List of revoked credentials")
    public RestResponse<String> get(@RestPath @Min(0) @Max(MAX_LIST) long list) {
        return RestResponse.ResponseBuilder.ok(statusLists.get(list))
                .type("application/vc+jwt")
                .header(HttpHeaders.CACHE_CONTROL, "max-age=300")
                .build();
    }
}
