package io.skillcert.exam.attendance.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.attendance.EndBar;
import io.skillcert.exam.attendance.Misconduct;
import io.skillcert.exam.attendance.Misconducts;
import io.skillcert.exam.attendance.RecordMisconduct;
import io.skillcert.exam.attendance.RecordMisconduct.Decision;
import io.skillcert.exam.day.policy.MisconductDegree;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The decisions that void scores for misconduct (违纪, EXM-14). */
@Path("/v1/exam-batches/{batchId}/misconducts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class MisconductResource {

    private final RecordMisconduct recordMisconduct;
    private final EndBar endBar;
    private final Misconducts misconducts;
    private final ExamEntries entries;
    private final Caller caller;

    MisconductResource(
            RecordMisconduct recordMisconduct,
            EndBar endBar,
            Misconducts misconducts,
            ExamEntries entries,
            Caller caller) {
        this.recordMisconduct = recordMisconduct;
        this.endBar = endBar;
        this.misconducts = misconducts;
        this.entries = entries;
        this.caller = caller;
    }

    /**
     * A decision on misconduct.
     *
     * @param degree what is void, and whether the person is barred; {@code SUBJECT} if absent
     * @param barredUntil the last day on which the person may not register; with {@code BARRED_UNTIL} only
     */
    record MisconductRequest(
            @NotNull UUID registrationId,
            @NotNull Subject subject,
            MisconductDegree degree,
            LocalDate barredUntil,
            @NotBlank @Size(max = 1000) String reason) {
        Decision decision() {
            return new Decision(
                    registrationId,
                    subject,
                    degree == null ? MisconductDegree.SUBJECT : degree,
                    Optional.ofNullable(barredUntil),
                    reason.strip());
        }
    }

    record EndOfBarRequest(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * A decision on misconduct.
     *
     * @param barredUntil absent if the degree bars nobody
     * @param barEndedAt when the bar was ended before its day; absent if it was not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MisconductView(
            UUID id,
            UUID registrationId,
            Subject subject,
            MisconductDegree degree,
            LocalDate barredUntil,
            OffsetDateTime barEndedAt,
            String reason,
            OffsetDateTime decidedAt) {
        static MisconductView of(Misconduct misconduct) {
            return new MisconductView(
                    misconduct.id(),
                    misconduct.registrationId(),
                    misconduct.subject(),
                    misconduct.degree(),
                    misconduct.barredUntil().orElse(null),
                    misconduct.barEndedAt().map(MisconductView::local).orElse(null),
                    misconduct.reason(),
                    local(misconduct.decidedAt()));
        }

        private static OffsetDateTime local(Instant time) {
            return time.atZone(BusinessClock.ZONE).toOffsetDateTime();
        }
    }

    /**
     * Voids the score of the subject (违纪, EXM-14) or, by the degree, of the whole sitting, and for {@code BARRED_UNTIL}
     * bars the person until a day, which {@code io.skillcert.exam.candidate-barred.v1} tells registration-service. A
     * running attempt of a void subject is sealed, and a void score counts as failed. The session must have begun; a
     * second decision for the subject, or one after the publication, is answered 409.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = MisconductView.class, responseCode = "201")
    @Operation(summary = "Void scores for misconduct, before publication, and bar the person if it is severe")
    public RestResponse<MisconductView> record(@RestPath UUID batchId, @Valid @NotNull MisconductRequest request) {
        var misconduct = recordMisconduct.record(batchId, request.decision(), caller.account());
        return RestResponse.status(RestResponse.Status.CREATED, MisconductView.of(misconduct));
    }

    /**
     * Ends the bar because an objection was upheld; {@code io.skillcert.exam.exam-bar-ended.v1} tells
     * registration-service, and the scores stay void. The officer who decided the misconduct is answered 409. Ending it
     * again changes nothing.
     */
    @POST
    @Path("/{id}/end-of-bar")
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(MisconductView.class)
    @Operation(summary = "End the bar of a misconduct before its day; another officer than the one who decided it")
    public RestResponse<MisconductView> endBar(
            @RestPath UUID batchId, @RestPath UUID id, @Valid @NotNull EndOfBarRequest request) {
        return RestResponse.ok(
                MisconductView.of(endBar.end(batchId, id, request.reason().strip(), caller.account())));
    }

    /** Lists the decisions (违纪, EXM-14) with subject, degree and reason, and the end of a bar where there is one. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the misconduct decisions of a batch, oldest first")
    @AuditedRead(act = "list-misconducts", subject = "exam-batch")
    public Page<MisconductView> list(@RestPath UUID batchId, @BeanParam @Valid PageRequest page) {
        entries.requireKnown(batchId);
        return Page.of(misconducts.page(batchId, page), page, MisconductView::of, Misconduct::id);
    }
}
