package io.skillcert.messaging.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.messaging.EventSchemas;
import io.skillcert.messaging.MessagingConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The JSON Schemas of the events that this service publishes; {@code ce_dataschema} of an event points here. */
@Path(EventSchemas.PATH + "/{type}")
@Tag(name = "Events")
public class EventSchemaResource {

    private static final String CACHED_FOR_A_DAY = "public, max-age=86400";

    private final MessagingConfig config;

    EventSchemaResource(MessagingConfig config) {
        this.config = config;
    }

    /**
     * Returns the JSON Schema of the data of an event, to which {@code ce_dataschema} of the event refers. It may be
     * cached for a day. A type that another service publishes is answered 404 here.
     */
    @GET
    @PermitAll
    @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
    @APIResponseSchema(JsonNode.class)
    @APIResponse(responseCode = "304", description = "If-None-Match names the schema")
    @Operation(summary = "Get the JSON Schema of an event type that this service publishes")
    public RestResponse<String> get(@RestPath String type, @Context Request request) {
        var schema = EventSchemas.read(config.source(), type).orElseThrow(HttpProblem.NOT_FOUND::exception);
        var tag = new EntityTag(DigestUtils.sha256Hex(schema));
        var isCached = request.evaluatePreconditions(tag) != null;
        var answer = isCached
                ? RestResponse.ResponseBuilder.<String>create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(schema);
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHED_FOR_A_DAY)
                .build();
    }
}
