package io.skillcert.exam.sitting.api;

import static io.skillcert.exam.sitting.api.Times.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.room.RoomEvents;
import io.skillcert.exam.sitting.AnswerEvent;
import io.skillcert.exam.sitting.AttemptRecords;
import io.skillcert.exam.sitting.LaterAnswer;
import io.skillcert.exam.sitting.Seal;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The records of sealed attempts, and their verification by anybody. */
@Path("/v1/attempt-records")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class AttemptRecordResource {

    private static final int MAX_EVENTS = 5000;

    private final AttemptRecords records;

    AttemptRecordResource(AttemptRecords records) {
        this.records = records;
    }

    /**
     * An answer in a record.
     *
     * @param response JSON as text, because the hash is over its bytes
     */
    record EventView(
            int seq,
            int device,
            int n,
            int position,
            @NotBlank @Size(max = 20_000) String response,
            @NotNull OffsetDateTime clientAt,
            @NotNull OffsetDateTime receivedAt,
            boolean late,
            boolean rescued,
            @NotBlank @Size(max = 64) String hash) {

        static EventView of(AnswerEvent event) {
            return new EventView(
                    event.seq(),
                    event.device(),
                    event.n(),
                    event.position(),
                    event.response(),
                    local(event.clientAt()),
                    local(event.receivedAt()),
                    event.late(),
                    event.rescued(),
                    event.hash());
        }

        AnswerEvent event() {
            return new AnswerEvent(
                    seq,
                    device,
                    n,
                    position,
                    response,
                    clientAt.toInstant(),
                    receivedAt.toInstant(),
                    late,
                    rescued,
                    hash);
        }
    }

    /** @param response as JSON */
    record LaterAnswerView(
            int device, int n, int position, String response, OffsetDateTime clientAt, OffsetDateTime receivedAt) {
        static LaterAnswerView of(LaterAnswer answer) {
            return new LaterAnswerView(
                    answer.device(),
                    answer.n(),
                    answer.position(),
                    answer.response(),
                    local(answer.clientAt()),
                    local(answer.receivedAt()));
        }
    }

    record RoomEventView(RoomEvents.Kind kind, @Schema(nullable = true) String detail, OffsetDateTime at) {}

    /**
     * A record.
     *
     * @param intact whether the answers are those that were signed
     * @param afterSeal answers from files that were uploaded after the seal; they count only in an approved interruption
     */
    record RecordView(
            UUID attempt,
            String receipt,
            OffsetDateTime sealedAt,
            Seal.Because because,
            String jws,
            boolean intact,
            List<EventView> events,
            List<LaterAnswerView> afterSeal,
            List<RoomEventView> roomEvents) {}

    /** @param events the answers of the record; absent to verify the signature alone */
    @Schema(name = "RecordVerificationRequest")
    record VerificationRequest(
            @NotBlank @Size(max = 10_000) String jws, @Size(max = MAX_EVENTS) List<@NotNull @Valid EventView> events) {}

    /**
     * The result of a verification.
     *
     * @param signed whether this service has signed the statement; if not, the other fields are absent
     * @param intact whether the events are those that were signed; absent if none were given
     * @param firstBroken the place of the first event that is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordVerificationView")
    record VerificationView(
            boolean signed, AttemptRecords.Statement statement, String receipt, Boolean intact, Integer firstBroken) {}

    /**
     * Returns the log of the attempt: every answer with its time and hash, answers of files that came after the seal,
     * and what happened in the room. {@code intact} says whether the answers are those that were signed. An attempt
     * that is not sealed is answered 409, one whose answers were erased 410.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.AUDITOR, Role.EXAM_OFFICER})
    @Operation(summary = "Get the record of a sealed attempt: the signed statement and every answer")
    @AuditedRead(act = "read-attempt-record", subject = "attempt")
    @FailsWith({409, 410})
    public RecordView read(@RestPath UUID id) {
        var found = records.read(id);
        var seal = found.seal();
        return new RecordView(
                id,
                seal.receipt(),
                local(seal.sealedAt()),
                seal.because(),
                seal.jws(),
                found.isIntact(),
                found.events().stream().map(EventView::of).toList(),
                found.afterSeal().stream().map(LaterAnswerView::of).toList(),
                found.roomEvents().stream()
                        .map(event -> new RoomEventView(event.kind(), event.detail(), local(event.at())))
                        .toList());
    }

    /**
     * Tells whether this service has signed the statement and, if the answers are given, whether they are the signed
     * ones, or which is the first that is not. Nothing is stored.
     */
    @POST
    @Path("/verification")
    @PermitAll
    @Operation(summary = "Verify the signed statement of an attempt and, with them, its answers")
    public VerificationView verify(@Valid @NotNull VerificationRequest request) {
        var events = request.events() == null
                ? null
                : request.events().stream().map(EventView::event).toList();
        var found = records.verify(request.jws().strip(), events);
        if (found.statement().isEmpty()) {
            return new VerificationView(false, null, null, null, null);
        }
        var broken = found.firstBroken();
        return new VerificationView(
                true,
                found.statement().get(),
                found.receipt(),
                events == null ? null : broken.isEmpty(),
                broken.isEmpty() ? null : (Integer) broken.getAsInt());
    }
}
