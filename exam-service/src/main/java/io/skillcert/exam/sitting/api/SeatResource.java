package io.skillcert.exam.sitting.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.exam.sitting.ReleaseDevice;
import io.skillcert.exam.sitting.RescueAnswers;
import io.skillcert.exam.sitting.RescueAnswers.RescueFile;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What an invigilator does about the machine at a seat. */
@Path("/v1/exam-sessions/{sessionId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.INVIGILATOR, Role.EXAM_OFFICER})
@Tag(name = "Exam room")
class SeatResource {

    private static final int MAX_EVENTS = 5000;
    private static final int MAX_TEXT = 4_000_000;

    private final ReleaseDevice releaseDevice;
    private final RescueAnswers rescueAnswers;
    private final ObjectMapper mapper;
    private final Validator validator;
    private final Caller caller;

    SeatResource(
            ReleaseDevice releaseDevice,
            RescueAnswers rescueAnswers,
            ObjectMapper mapper,
            Validator validator,
            Caller caller) {
        this.releaseDevice = releaseDevice;
        this.rescueAnswers = rescueAnswers;
        this.mapper = mapper;
        this.validator = validator;
        this.caller = caller;
    }

    record ReleaseRequest(@Min(1) int seat, @NotBlank @Size(max = 500) String reason) {}

    /**
     * What was released.
     *
     * @param device whether a machine was bound
     * @param lock whether the seat was locked after wrong room codes
     */
    record ReleaseView(boolean device, boolean lock) {}

    /**
     * The file that a machine has written.
     *
     * @param device the number of the machine
     * @param events the answers as a JSON text: {@code {"events": […]}} as in the call that stores answers
     * @param mac HMAC-SHA-256 of that text in base64url, under the SHA-256 of the device token
     */
    record RescueRequest(
            @NotNull UUID attempt,
            @Min(1) int device,
            @NotBlank @Size(max = MAX_TEXT) String events,
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "is 32 bytes in base64url") String mac) {}

    record RescuedEvents(@NotEmpty @Size(max = MAX_EVENTS) List<@NotNull @Valid AnswerBody> events) {}

    /**
     * What was stored.
     *
     * @param added how many answers were stored now
     * @param afterSeal whether the attempt was sealed before: its answers are kept beside the record and count only in an approved
     *     interruption
     */
    record RescueView(int added, int acked, boolean afterSeal) {}

    /**
     * Ends the token of the machine at the seat, so that another machine can be bound with the ticket and the room
     * code, and unlocks the seat after five wrong room codes. If there is nothing to release, it is answered 409.
     */
    @POST
    @Path("/device-releases")
    @Idempotent
    @APIResponseSchema(value = ReleaseView.class, responseCode = "200")
    @Operation(
            summary = "Release the machine at a seat, so that the candidate may go on at another, and unlock the seat")
    public RestResponse<ReleaseView> release(@RestPath UUID sessionId, @Valid @NotNull ReleaseRequest request) {
        var released = releaseDevice.release(
                sessionId,
                request.seat(),
                request.reason().strip(),
                caller.visibleOwner(Role.EXAM_OFFICER),
                caller.account());
        return RestResponse.ok(new ReleaseView(released.device(), released.lock()));
    }

    /**
     * Stores the answers of a file that the machine has signed with its token. Before the seal they continue the log of
     * the attempt; after it they are kept beside and count only in an approved interruption (EXM-16). A file of another
     * machine is answered 400, a gap in its answers 409.
     */
    @POST
    @Path("/rescue-files")
    @BodyLimit(5000 * BodyLimit.KIB)
    @Operation(
            summary = "Upload the answers of a machine whose network did not come back; uploading again stores nothing"
                    + " twice")
    @FailsWith(410)
    public RescueView rescue(@RestPath UUID sessionId, @Valid @NotNull RescueRequest request) {
        var file = new RescueFile(
                request.attempt(),
                request.device(),
                request.events(),
                Base64.getUrlDecoder().decode(request.mac()));
        var rescued = rescueAnswers.rescue(
                sessionId,
                file,
                AnswerBody.sent(read(request.events()).events()),
                caller.visibleOwner(Role.EXAM_OFFICER),
                caller.account());
        return new RescueView(rescued.added(), rescued.acked(), rescued.afterSeal());
    }

    private RescuedEvents read(String text) {
        RescuedEvents read;
        try {
            read = mapper.readValue(text, RescuedEvents.class);
        } catch (JsonProcessingException e) {
            throw Violations.single("events", "is not a list of answers in JSON");
        }
        if (read == null) {
            throw Violations.single("events", "is not a list of answers in JSON");
        }
        var violations = validator.validate(read);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(Violations.of(violations));
        }
        return read;
    }
}
