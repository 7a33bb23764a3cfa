package io.skillcert.exam.attendance.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.attendance.SessionExaminers;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The sessions of a batch. */
@Path("/v1/exam-batches/{batchId}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class SessionResource {

    private final ExamEntries entries;
    private final ExamSessions sessions;
    private final SessionExaminers examiners;
    private final Caller caller;

    SessionResource(ExamEntries entries, ExamSessions sessions, SessionExaminers examiners, Caller caller) {
        this.entries = entries;
        this.sessions = sessions;
        this.examiners = examiners;
        this.caller = caller;
    }

    /**
     * A session of a batch.
     *
     * @param endsAt until when the room is available
     * @param cancelled whether it was cancelled for a public emergency
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionView(
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

    /** Lists the sessions with subject, site, room and time; cancelled ones say so. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.EXAMINER, Role.AUDITOR})
    @Operation(
            summary =
                    "List the sessions of a batch in the order in which they were planned; examiners get those they are assigned to")
    public Page<SessionView> list(@RestPath UUID batchId, @BeanParam @Valid PageRequest page) {
        entries.requireKnown(batchId);
        var examiner = caller.visibleOwner(Role.EXAM_OFFICER, Role.AUDITOR);
        var found = examiner == null
                ? sessions.page(batchId, page)
                : sessions.page(examiners.sessionsOf(batchId, examiner), page);
        return Page.of(found, page, SessionView::of, ExamSession::id);
    }
}
