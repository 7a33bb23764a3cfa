package io.skillcert.exam.attendance.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.attendance.Misconduct;
import io.skillcert.exam.attendance.Misconducts;
import io.skillcert.exam.attendance.RecordMisconduct;
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
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The decisions that void a score for misconduct (违纪). */
@Path("/v1/exam-batches/{batchId}/misconducts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class MisconductResource {

    private final RecordMisconduct recordMisconduct;
    private final Misconducts misconducts;
    private final ExamEntries entries;
    private final Caller caller;

    MisconductResource(RecordMisconduct recordMisconduct, Misconducts misconducts, ExamEntries entries, Caller caller) {
        this.recordMisconduct = recordMisconduct;
        this.misconducts = misconducts;
        this.entries = entries;
        this.caller = caller;
    }

    record MisconductRequest(
            @NotNull UUID registrationId, @NotNull Subject subject, @NotBlank @Size(max = 1000) String reason) {}

    record MisconductView(UUID id, UUID registrationId, Subject subject, String reason, OffsetDateTime decidedAt) {
        static MisconductView of(Misconduct misconduct) {
            return new MisconductView(
                    misconduct.id(),
                    misconduct.registrationId(),
                    misconduct.subject(),
                    misconduct.reason(),
                    misconduct.decidedAt().atZone(BusinessClock.ZONE).toOffsetDateTime());
        }
    }

    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @APIResponseSchema(value = MisconductView.class, responseCode = "201")
    @Operation(summary = "Void the score of a subject for misconduct, before publication")
    public RestResponse<MisconductView> record(@RestPath UUID batchId, @Valid @NotNull MisconductRequest request) {
        var misconduct = recordMisconduct.record(
                batchId,
                request.registrationId(),
                request.subject(),
                request.reason().strip(),
                caller.account());
        return RestResponse.status(RestResponse.Status.CREATED, MisconductView.of(misconduct));
    }

    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the misconduct decisions of a batch, oldest first")
    @AuditedRead(act = "list-misconducts", subject = "exam-batch")
    public Page<MisconductView> list(@RestPath UUID batchId, @BeanParam @Valid PageRequest page) {
        entries.requireKnown(batchId);
        return Page.of(misconducts.page(batchId, page), page, MisconductView::of, Misconduct::id);
    }
}
