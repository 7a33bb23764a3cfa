package io.skillcert.registration.access.api;

import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.access.AccessArchive;
import io.skillcert.registration.access.AccessRequest;
import io.skillcert.registration.access.AccessRequests;
import io.skillcert.registration.access.RequestAccess;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Copies of all data that the three services hold about a person. A second request of an account for the same person and day
 * is answered with the first.
 */
@Path("/v1/access-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
class AccessRequestResource {

    private static final String ZIP = "application/zip";

    private final RequestAccess requestAccess;
    private final AccessRequests requests;
    private final AccessArchive archive;
    private final Caller caller;

    AccessRequestResource(RequestAccess requestAccess, AccessRequests requests, AccessArchive archive, Caller caller) {
        this.requestAccess = requestAccess;
        this.requests = requests;
        this.archive = archive;
        this.caller = caller;
    }

    /**
     * A request that a person has made at the counter.
     *
     * @param registrationId a registration of the person
     * @param reason how the person has asked and was identified
     */
    record CounterRequest(@NotNull UUID registrationId, @NotBlank @Size(max = 1000) String reason) {}

    /** Whether the archive can be downloaded. */
    enum State {
        /** Another service has not answered yet. */
        PENDING,
        READY
    }

    record AccessRequestView(UUID id, State state, Instant requestedAt, Instant expiresAt) {}

    private AccessRequestView view(AccessRequest request) {
        return new AccessRequestView(
                request.id(),
                requests.isAnswered(request.id()) ? State.READY : State.PENDING,
                request.requestedAt(),
                request.expiresAt());
    }

    /**
     * Asks all three services for what they hold about the person (查阅、复制个人信息), by the event
     * {@code io.skillcert.registration.access-requested.v1}. The copy can be downloaded once the others have answered,
     * and for 7 days. A second request on the same day is answered with the first one; an account that is bound to
     * nobody is answered 409.
     */
    @POST
    @Path("/own")
    @ResponseStatus(202)
    @RolesAllowed(Role.CANDIDATE)
    @Operation(summary = "Request a copy of all data that are held about the person to whom the own account is bound")
    public AccessRequestView requestOwn() {
        return view(requestAccess.requestOwn(caller.account()));
    }

    /**
     * Does for a person who has asked at the counter what a candidate does with the own account: all three services are
     * asked for what they hold about the person of the registration. The reason says how the person was identified. A
     * second request of the registrar for the person on the same day is answered with the first one; a person whose
     * data are erased is answered 409.
     */
    @POST
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Request a copy of all data that are held about a person who has asked for it")
    @FailsWith(404)
    public AccessRequestView request(@Valid @NotNull CounterRequest request) {
        return view(requestAccess.request(
                request.registrationId(), caller.account(), request.reason().strip()));
    }

    /**
     * Tells whether the other services have answered: {@code PENDING} until then, {@code READY} when the archive can be
     * downloaded. Visible to the account that made the request and to registrars. After 7 days the request and its
     * archive are gone, which is answered 404.
     */
    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Role.CANDIDATE, Role.REGISTRAR})
    @Operation(summary = "Get whether the copy is ready; an expired request is not found")
    public AccessRequestView get(@RestPath UUID id) {
        return view(requests.get(id, caller.visibleOwner(Role.REGISTRAR)));
    }

    /**
     * Returns the archive, which is decrypted while it is sent. Each download is recorded in the audit log. While an
     * answer of another service is missing, it is answered 409.
     */
    @GET
    @Path("/{id}/archive")
    @Produces({ZIP, MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.CANDIDATE, Role.REGISTRAR})
    @Operation(summary = "Download the copy: a ZIP file with JSON files and the documents")
    @FailsWith(409)
    public Response download(@RestPath UUID id) {
        var contents = archive.open(id, caller.visibleOwner(Role.REGISTRAR));
        StreamingOutput body = contents::writeTo;
        return Response.ok(body, ZIP)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"personal-data.zip\"")
                .build();
    }
}
