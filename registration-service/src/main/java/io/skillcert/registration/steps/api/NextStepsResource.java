package io.skillcert.registration.steps.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Role;
import io.skillcert.http.steps.CaseCalendar;
import io.skillcert.http.steps.CaseView;
import io.skillcert.registration.steps.ReadNextSteps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What has happened to a registration, why, and what can be done until when. */
@Path("/v1/registrations")
@Tag(name = "Registrations")
@RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.REGISTRAR, Role.AUDITOR})
class NextStepsResource {

    private final ReadNextSteps readNextSteps;
    private final CallerLanguage language;
    private final BusinessClock clock;

    NextStepsResource(ReadNextSteps readNextSteps, CallerLanguage language, BusinessClock clock) {
        this.readNextSteps = readNextSteps;
        this.language = language;
        this.clock = clock;
    }

    /**
     * Returns what has happened, the reasons of the last decision, and the steps that the caller or others can take
     * now, each with its call and its last day. It covers drafts as well as registrations and changes nothing.
     */
    @GET
    @Path("/{id}/next-steps")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get what has happened to a registration or an own draft, why, and what can be done next")
    @AuditedRead(act = "read-next-steps", subject = "registration")
    public CaseView get(@RestPath UUID id) {
        return readNextSteps.read(id, language.get());
    }

    /**
     * Returns the days of the next steps, such as the end of the review period, as a file (RFC 5545) for a calendar.
     */
    @GET
    @Path("/{id}/next-steps.ics")
    @Produces({CaseCalendar.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Get the next steps that have a day as an iCalendar file")
    @AuditedRead(act = "read-next-steps", subject = "registration")
    public Response calendar(@RestPath UUID id) {
        return CaseCalendar.answer(List.of(readNextSteps.read(id, language.get())), clock.instant(), language.get());
    }
}
