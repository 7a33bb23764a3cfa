package io.skillcert.exam.attendance.api;

import io.skillcert.exam.attendance.ConfirmAttendance;
import io.skillcert.exam.seating.Seat;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The attendance of candidates who were not checked in, as an exam officer confirms it. */
@Path("/v1/exam-batches/{batchId}/attendance-confirmations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class AttendanceResource {

    private static final int MAX = 5000;

    private final ConfirmAttendance confirmAttendance;
    private final Caller caller;

    AttendanceResource(ConfirmAttendance confirmAttendance, Caller caller) {
        this.confirmAttendance = confirmAttendance;
        this.caller = caller;
    }

    /** @param reason how the attendance is known, such as a list on paper */
    record ConfirmationRequest(
            @NotEmpty @Size(max = MAX) List<@NotNull @Valid Sitting> sittings,
            @NotBlank @Size(max = 500) String reason) {}

    record Sitting(@NotNull UUID registrationId, @NotNull Subject subject) {}

    record ConfirmationView(UUID batchId, int confirmed) {}

    /**
     * Records that candidates who were not checked in have sat, as when a site kept attendance on paper; scores of
     * others are refused. The whole list or nothing is confirmed: each entry must be seated for the subject in a
     * session that has begun, and an absence that was recorded is taken back. Candidates who are checked in already are
     * left unchanged; once the publication has started it is answered 409.
     */
    @POST
    @RolesAllowed(Role.EXAM_OFFICER)
    @Idempotent
    @Operation(summary = "Confirm that candidates sat without a check-in, so that their scores can be entered")
    public RestResponse<ConfirmationView> confirm(@RestPath UUID batchId, @Valid @NotNull ConfirmationRequest request) {
        var sittings = request.sittings().stream()
                .map(sitting -> new Seat.Key(sitting.registrationId(), sitting.subject()))
                .toList();
        var confirmed =
                confirmAttendance.confirm(batchId, sittings, request.reason().strip(), caller.account());
        return RestResponse.ok(new ConfirmationView(batchId, confirmed));
    }
}
