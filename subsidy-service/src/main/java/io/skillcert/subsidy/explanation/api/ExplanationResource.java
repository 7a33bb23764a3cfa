package io.skillcert.subsidy.explanation.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Role;
import io.skillcert.http.steps.CaseCalendar;
import io.skillcert.http.steps.CaseView;
import io.skillcert.subsidy.explanation.ExplainClaim;
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

/** What has happened to a claim, why, and what can be done until when. */
@Path("/v1/claims")
@Tag(name = "Claims")
@RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.TREASURER, Role.AUDITOR})
class ExplanationResource {

    private final ExplainClaim explainClaim;
    private final CallerLanguage language;
    private final BusinessClock clock;

    ExplanationResource(ExplainClaim explainClaim, CallerLanguage language, BusinessClock clock) {
        this.explainClaim = explainClaim;
        this.language = language;
        this.clock = clock;
    }

    /**
     * Returns what has happened, the findings of the latest decision, the steps that the caller or others can take now,
     * each with its call and its last day, and for a refused claim what would help. It changes nothing.
     */
    @GET
    @Path("/{id}/explanation")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Get what has happened to a claim, by which findings it was decided, and what can be done next")
    @AuditedRead(act = "read-explanation", subject = "claim")
    public CaseView get(@RestPath UUID id) {
        return explainClaim.explain(id, language.get());
    }

    /**
     * Returns the days of the next steps, such as the last day to correct the claim, as a file (RFC 5545) for a
     * calendar.
     */
    @GET
    @Path("/{id}/explanation.ics")
    @Produces({CaseCalendar.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Get the next steps of a claim that have a day as an iCalendar file")
    @AuditedRead(act = "read-explanation", subject = "claim")
    public Response calendar(@RestPath UUID id) {
        return CaseCalendar.answer(List.of(explainClaim.explain(id, language.get())), clock.instant(), language.get());
    }
}
