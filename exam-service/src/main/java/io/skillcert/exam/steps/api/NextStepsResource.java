package io.skillcert.exam.steps.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.steps.ReadNextSteps;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Role;
import io.skillcert.http.steps.CaseCalendar;
import io.skillcert.http.steps.CaseView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What has happened in a candidate's own exams, why, and what can be done until when. */
@Path("/v1/exam-entries/own")
@Tag(name = "Results")
@RolesAllowed(Role.CANDIDATE)
class NextStepsResource {

    private final ReadNextSteps readNextSteps;
    private final CallerLanguage language;
    private final BusinessClock clock;

    NextStepsResource(ReadNextSteps readNextSteps, CallerLanguage language, BusinessClock clock) {
        this.readNextSteps = readNextSteps;
        this.language = language;
        this.clock = clock;
    }

    /** @param items the latest entries for which the caller may act, the latest first; 50 at most */
    record OwnCases(List<CaseView> items) {}

    /**
     * Returns for each own exam, at most the 50 latest, what has happened, the findings of a published result, and the
     * steps that can be taken, such as a score review or a resit, each with its last day.
     */
    @GET
    @Path("/next-steps")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List what has happened in own exams, why, and what can be done next, the latest exam first")
    @AuditedRead(act = "read-next-steps", subject = "exam-entry")
    public OwnCases list() {
        return new OwnCases(readNextSteps.read(language.get()));
    }

    /** Returns the last days of these steps as a file (RFC 5545) for a calendar. */
    @GET
    @Path("/next-steps.ics")
    @Produces({CaseCalendar.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Get the next steps of own exams that have a day as an iCalendar file")
    @AuditedRead(act = "read-next-steps", subject = "exam-entry")
    public Response calendar() {
        return CaseCalendar.answer(readNextSteps.read(language.get()), clock.instant(), language.get());
    }
}
