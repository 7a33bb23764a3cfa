package io.skillcert.exam.attendance.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.attendance.CheckInCandidates;
import io.skillcert.exam.attendance.CheckInCandidates.Tick;
import io.skillcert.exam.attendance.CheckInList;
import io.skillcert.exam.attendance.CheckInLists;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The check-in of candidates at a session: one by one by ticket, or merged from a list that was used without a network. */
@Path("/v1/exam-sessions/{sessionId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam day")
class CheckInResource {

    private static final int MAX_TICKS = 5000;

    private final CheckInCandidates checkInCandidates;
    private final CheckInLists lists;
    private final Caller caller;
    private final CallerLanguage language;

    CheckInResource(CheckInCandidates checkInCandidates, CheckInLists lists, Caller caller, CallerLanguage language) {
        this.checkInCandidates = checkInCandidates;
        this.lists = lists;
        this.caller = caller;
        this.language = language;
    }

    /** @param code the content of the QR code on the admission ticket */
    record CheckInRequest(@NotBlank @Size(max = 1000) String code) {}

    record CheckInView(
            UUID registrationId, String registrationNumber, int seat, OffsetDateTime checkedInAt, boolean known) {}

    /** @param signature the signature of the check-in list, unchanged */
    record MergeRequest(
            @NotBlank @Size(max = 500_000) String signature,
            @NotEmpty @Size(max = MAX_TICKS) List<@NotNull @Valid TickedOff> checkIns) {}

    record TickedOff(@NotNull UUID registrationId, @NotNull OffsetDateTime at) {}

    record MergeView(int merged, int known, List<RefusedTick> refused) {}

    record RefusedTick(UUID registrationId, String reason) {}

    /**
     * Verifies the signed code of the ticket (准考证) and records that its holder is there, from an hour before the
     * session to its end. The examiner must be assigned to the session. A candidate who is known already is answered
     * with the first time; a forged ticket, one for another session, or a candidate who is barred (EXM-14) is answered
     * 409, and one for whom the account may act 403.
     */
    @POST
    @Path("/check-ins")
    @RolesAllowed(Role.EXAMINER)
    @Operation(summary = "Check in a candidate by the QR code of the admission ticket; repeating it changes nothing")
    public CheckInView checkIn(@RestPath UUID sessionId, @Valid @NotNull CheckInRequest request) {
        var checkedIn = checkInCandidates.checkIn(sessionId, request.code().strip(), caller.account());
        return new CheckInView(
                checkedIn.registrationId(),
                checkedIn.registrationNumber(),
                checkedIn.seat(),
                checkedIn.at().atZone(BusinessClock.ZONE).toOffsetDateTime(),
                checkedIn.known());
    }

    /**
     * Returns the candidates in the order of their seats with name and masked document, and a signature over the list,
     * without which a merge is refused. Examiners get it for sessions to which they are assigned, until a week after
     * the end. It may not be cached.
     */
    @GET
    @Path("/check-in-list")
    @RolesAllowed({Role.EXAMINER, Role.EXAM_OFFICER})
    @APIResponseSchema(CheckInList.class)
    @Operation(summary = "Get the signed list of expected candidates, for checking in without a network")
    @AuditedRead(act = "read-check-in-list", subject = "exam-session")
    public RestResponse<CheckInList> list(@RestPath UUID sessionId) {
        return RestResponse.ResponseBuilder.ok(lists.of(sessionId, caller.visibleOwner(Role.EXAM_OFFICER)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /**
     * Checks in the candidates who were ticked off on a signed list while there was no network, each at the time of the
     * tick; an absence that was recorded meanwhile is taken back. Who is not on the list, is barred (EXM-14) or was
     * ticked off outside the session is refused with the reason, without an effect on the others. The same merge again
     * changes nothing; once the publication has started it is answered 409.
     */
    @POST
    @Path("/check-in-merges")
    @RolesAllowed(Role.EXAMINER)
    @Operation(
            summary =
                    "Merge check-ins recorded on a signed list; candidates who are already checked in are not counted twice")
    public MergeView merge(@RestPath UUID sessionId, @Valid @NotNull MergeRequest request) {
        var merged = checkInCandidates.merge(
                sessionId,
                request.signature().strip(),
                request.checkIns().stream()
                        .map(tick -> new Tick(tick.registrationId(), tick.at().toInstant()))
                        .toList(),
                caller.account());
        return new MergeView(
                merged.merged(),
                merged.known(),
                merged.refused().entrySet().stream()
                        .map(refused -> new RefusedTick(
                                refused.getKey(), refused.getValue().in(language.get())))
                        .toList());
    }
}
