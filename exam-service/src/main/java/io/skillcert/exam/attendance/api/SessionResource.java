package io.skillcert.exam.attendance.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.http.paging.Page;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The sessions of a batch. */
@Path("/v1/exam-batches/{batchId}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class SessionResource {

    private final ExamEntries entries;
    private final ExamSessions sessions;

    public SessionResource(ExamEntries entries, ExamSessions sessions) {
        this.entries = entries;
        this.sessions = sessions;
    }

    /** @param endsAt until when the room is at hand. @param cancelled whether a public emergency prevents it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SessionView(
            UUID id,
            Subject subject,
            String site,
            String room,
            int seats,
            int seatsPerRow,
            boolean accessible,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            boolean cancelled) {
        static SessionView of(ExamSession session) {
            return new SessionView(
                    session.id(),
                    session.subject(),
                    session.site(),
                    session.room(),
                    session.seats(),
                    session.seatsPerRow(),
                    session.isAccessible(),
                    session.startsAt().atZone(BusinessClock.ZONE).toOffsetDateTime(),
                    session.endsAt().atZone(BusinessClock.ZONE).toOffsetDateTime(),
                    session.isCancelled());
        }
    }

    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.EXAMINER, Role.AUDITOR})
    @Operation(summary = "List the sessions of a batch, in the order in which they were planned")
    public Page<SessionView> list(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        entries.requireKnown(batchId);
        return Page.of(sessions.page(batchId, after, limit), limit, SessionView::of, ExamSession::id);
    }
}
