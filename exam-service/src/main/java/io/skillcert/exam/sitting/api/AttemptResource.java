package io.skillcert.exam.sitting.api;

import static io.skillcert.exam.sitting.api.Times.local;

import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.room.Notices.Notice;
import io.skillcert.exam.sitting.AttemptState;
import io.skillcert.exam.sitting.DeviceToken;
import io.skillcert.exam.sitting.OpenAttempt;
import io.skillcert.exam.sitting.PresentationOrder;
import io.skillcert.exam.sitting.ReadAttempt;
import io.skillcert.exam.sitting.SaveAnswers;
import io.skillcert.exam.sitting.SaveRates;
import io.skillcert.exam.sitting.Seal;
import io.skillcert.exam.sitting.StartAttempt;
import io.skillcert.exam.sitting.SubmitAttempt;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.limits.LimitedByToken;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The attempt of a candidate, called by the machine in the exam room with its device token. */
@Path("/v1/attempts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attempts")
class AttemptResource {

    private static final int MAX_EVENTS = 100;
    private static final int MAX_UNSENT = 100_000;

    private final OpenAttempt openAttempt;
    private final StartAttempt startAttempt;
    private final SaveAnswers saveAnswers;
    private final ReadAttempt readAttempt;
    private final SubmitAttempt submitAttempt;
    private final SaveRates rates;
    private final HttpHeaders headers;

    AttemptResource(
            OpenAttempt openAttempt,
            StartAttempt startAttempt,
            SaveAnswers saveAnswers,
            ReadAttempt readAttempt,
            SubmitAttempt submitAttempt,
            SaveRates rates,
            @Context HttpHeaders headers) {
        this.openAttempt = openAttempt;
        this.startAttempt = startAttempt;
        this.saveAnswers = saveAnswers;
        this.readAttempt = readAttempt;
        this.submitAttempt = submitAttempt;
        this.rates = rates;
        this.headers = headers;
    }

    /**
     * Who sits where.
     *
     * @param ticketCode the content of the QR code on the admission ticket
     * @param roomCode the six digits that are shown in the room
     */
    record OpenRequest(
            @NotBlank @Size(max = 1000) String ticketCode,
            @NotNull @Pattern(regexp = "[0-9]{6}", message = "is six digits") String roomCode) {}

    /** @param name masked; null if it is not known */
    record CandidateView(@Schema(nullable = true) String name, int seat) {}

    /** @param token to be sent as {@code Authorization: Bearer} by this machine; it is shown once */
    record OpenView(
            UUID attempt,
            String token,
            CandidateView candidate,
            Subject subject,
            int level,
            AttemptState state,
            String paperETag,
            OffsetDateTime opensPaperAt,
            OffsetDateTime serverTime) {}

    record StartView(
            String contentKey,
            OffsetDateTime startedAt,
            OffsetDateTime deadline,
            OffsetDateTime serverTime,
            PresentationOrder order) {}

    /** @param unsent how many more answers the machine has that it has not sent */
    record AnswersRequest(
            @NotEmpty @Size(max = MAX_EVENTS) List<@NotNull @Valid AnswerBody> events,
            @Min(0) @Max(MAX_UNSENT) Integer unsent) {}

    record NoticeView(UUID id, String text, OffsetDateTime at) {
        static List<NoticeView> of(List<Notice> notices) {
            return notices.stream()
                    .map(notice -> new NoticeView(notice.id(), notice.text(), local(notice.at())))
                    .toList();
        }
    }

    record SavedView(
            int acked,
            int seq,
            String head,
            OffsetDateTime deadline,
            OffsetDateTime serverTime,
            List<NoticeView> notices) {}

    record StateView(
            AttemptState state,
            int acked,
            @Schema(type = SchemaType.OBJECT, additionalProperties = StoredAnswer.class)
                    SortedMap<Integer, StoredAnswer> answers,
            @Schema(nullable = true) OffsetDateTime deadline,
            OffsetDateTime serverTime,
            List<NoticeView> notices,
            int device) {}

    /** @param last the machine's counter of its last answer, so that none is left behind */
    record SubmissionRequest(@Min(0) Integer last) {}

    /** @param because why the attempt was sealed, so that the machine can say how it goes on */
    record ReceiptView(
            String receipt, OffsetDateTime sealedAt, Seal.Because because, int events, String head, String jws) {
        static ReceiptView of(Seal seal) {
            return new ReceiptView(
                    seal.receipt(), local(seal.sealedAt()), seal.because(), seal.events(), seal.head(), seal.jws());
        }
    }

    /**
     * Opens the attempt of the candidate whose ticket it is, from an hour before the session, and returns the token
     * that the machine sends with each further call; it is shown once. The candidate must be checked in, and the room
     * code proves the presence: after five wrong ones the seat is locked. A second machine is answered 409 until an
     * invigilator releases the first.
     */
    @POST
    @PermitAll
    @BodyLimit(4 * BodyLimit.KIB)
    @APIResponseSchema(value = OpenView.class, responseCode = "201")
    @Operation(
            summary = "Bind a machine to the attempt of a candidate, by the admission ticket and the code of the room")
    @FailsWith({404, 409})
    public RestResponse<OpenView> open(@Valid @NotNull OpenRequest request) {
        var opened = openAttempt.open(request.ticketCode().strip(), request.roomCode());
        var view = new OpenView(
                opened.attempt(),
                opened.token().value(),
                new CandidateView(opened.name(), opened.seat()),
                opened.subject(),
                opened.level(),
                opened.state(),
                '"' + opened.paper().toString() + '"',
                local(opened.opensPaperAt()),
                local(opened.now()));
        return uncached(RestResponse.Status.CREATED, view);
    }

    /**
     * Returns the paper of the seat, encrypted; the start of the attempt returns its key. With {@code If-None-Match} an
     * unchanged paper is answered 304. Earlier, and after the seal, it is answered 409.
     */
    @GET
    @Path("/{id}/paper")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermitAll
    @LimitedByToken
    @APIResponse(
            responseCode = "200",
            description =
                    "The paper, encrypted by AES-256-GCM: 12 bytes of initialisation vector, the ciphertext and the"
                            + " tag",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(implementation = String.class, format = "binary")))
    @APIResponse(responseCode = "304", description = "If-None-Match names the paper")
    @Operation(summary = "Get the encrypted paper of an attempt, from 30 minutes before the session")
    @FailsWith(409)
    public Response paper(@RestPath UUID id, @Context Request request) {
        var paper = readAttempt.paper(id, token());
        var tag = new EntityTag(paper.id().toString());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(paper.content()) : unchanged)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /**
     * Starts the time: the deadline is now plus the duration (EXM-03), accommodation and grants (EXM-16), by the
     * server's clock. The session must have begun, and not too long ago. Who is absent or whose subject is void for
     * misconduct is answered 409.
     */
    @POST
    @Path("/{id}/start")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @LimitedByToken
    @APIResponseSchema(StartView.class)
    @Operation(summary = "Start the time of an attempt and get the key of its paper; starting again returns the same")
    @FailsWith(409)
    public RestResponse<StartView> start(@RestPath UUID id) {
        var started = startAttempt.start(id, token());
        return uncached(
                RestResponse.Status.OK,
                new StartView(
                        started.contentKey(),
                        local(started.startedAt()),
                        local(started.deadline()),
                        local(started.now()),
                        started.order()));
    }

    /**
     * Appends answers in the order of the machine's counter; what is acknowledged is never lost (EXM-16). Answers that
     * arrive after the deadline and its grace are stored and count only in an approved interruption. A gap in the
     * counter is answered 409 with the number to go on from, as is a number that was used for another answer.
     */
    @POST
    @Path("/{id}/answers")
    @PermitAll
    @LimitedByToken
    @BodyLimit(64 * BodyLimit.KIB)
    @APIResponseSchema(SavedView.class)
    @Operation(summary = "Store answers; an answer that is sent again is stored once")
    @FailsWith(409)
    public RestResponse<SavedView> save(@RestPath UUID id, @Valid @NotNull AnswersRequest request) {
        var saved = saveAnswers.save(
                id, token(), AnswerBody.sent(request.events()), request.unsent() == null ? 0 : request.unsent());
        return uncached(
                RestResponse.Status.OK,
                new SavedView(
                        saved.acked(),
                        saved.seq(),
                        saved.head(),
                        local(saved.deadline()),
                        local(saved.now()),
                        NoticeView.of(saved.notices())));
    }

    /**
     * Returns the newest answer to each position, the deadline and the notices, so that a machine goes on after an
     * interruption. Machines call it regularly; the room view shows by it who is connected.
     */
    @GET
    @Path("/{id}/state")
    @PermitAll
    @LimitedByToken
    @APIResponseSchema(StateView.class)
    @Operation(summary = "Get the state of an attempt with its answers, from which a machine goes on")
    @FailsWith(409)
    public RestResponse<StateView> state(@RestPath UUID id, @RestQuery @Min(0) @Max(MAX_UNSENT) Integer unsent) {
        var state = readAttempt.state(id, token(), unsent);
        var answers = new TreeMap<Integer, StoredAnswer>();
        state.answers().forEach((position, response) -> answers.put(position, new StoredAnswer(response)));
        return uncached(
                RestResponse.Status.OK,
                new StateView(
                        state.state(),
                        state.acked(),
                        answers,
                        local(state.deadline()),
                        local(state.now()),
                        NoticeView.of(state.notices()),
                        state.device()));
    }

    /**
     * Seals the attempt (交卷): its answers are signed, and nothing is added any more; marking follows. If the machine
     * has answers that it has not sent, it is answered 409 with the number of the first.
     */
    @POST
    @Path("/{id}/submission")
    @PermitAll
    @LimitedByToken
    @BodyLimit(4 * BodyLimit.KIB)
    @APIResponseSchema(ReceiptView.class)
    @Operation(
            summary = "Submit an attempt: it is sealed and signed, and a receipt is returned; submitting again returns"
                    + " the same")
    @FailsWith(409)
    public RestResponse<ReceiptView> submit(@RestPath UUID id, @Valid @NotNull SubmissionRequest request) {
        var seal = submitAttempt.submit(id, token(), request.last());
        return uncached(RestResponse.Status.OK, ReceiptView.of(seal));
    }

    private DeviceToken token() {
        var token = DeviceToken.read(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElseThrow(ExamProblem.ATTEMPT_NOT_FOUND::exception);
        rates.count(token);
        return token;
    }

    private static <T> RestResponse<T> uncached(RestResponse.Status status, T view) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
