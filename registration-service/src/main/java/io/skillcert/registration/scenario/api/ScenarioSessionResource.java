package io.skillcert.registration.scenario.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.scenario.PractiseScenario;
import io.skillcert.registration.scenario.ScenarioMessage;
import io.skillcert.registration.scenario.ScenarioSession;
import io.skillcert.registration.scenario.ScenarioSession.Mode;
import io.skillcert.registration.scenario.ScenarioSession.SelfAssessment;
import io.skillcert.registration.scenario.SendMessage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The dialogues of the caller's own account in scenarios. Nothing in them is marked. */
@Path("/v1/scenario-sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
@RolesAllowed(Role.CANDIDATE)
class ScenarioSessionResource {

    private static final int MESSAGE_LIMIT = 32 * BodyLimit.KIB;
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_CODE = 40;
    private static final int MAX_CRITERIA = 20;
    private static final int MAX_NUMBER = 1_000;
    private static final int MAX_ANCHOR = 9;

    private final PractiseScenario practise;
    private final SendMessage sendMessage;
    private final Caller caller;

    ScenarioSessionResource(PractiseScenario practise, SendMessage sendMessage, Caller caller) {
        this.practise = practise;
        this.sendMessage = sendMessage;
        this.caller = caller;
    }

    /** @param code of the scenario */
    record SessionRequest(@NotBlank @Size(max = MAX_CODE) String code) {}

    /**
     * A message of the learner.
     *
     * @param number its number in the dialogue, from 1; the same message sent again has the same answer
     * @param text without personal data
     */
    record MessageRequest(
            @NotNull @Min(1) @Max(MAX_NUMBER) Integer number, @NotBlank @Size(max = MAX_TEXT) String text) {}

    /** @param anchors the anchor chosen for each criterion of the rubric, from 0 */
    record AssessmentRequest(
            @NotNull @Size(min = 1, max = MAX_CRITERIA) List<@NotNull @Min(0) @Max(MAX_ANCHOR) Integer> anchors) {}

    /**
     * A message and its answer.
     *
     * @param recorded what the recorded learner wrote here; absent in a dialogue with a model
     * @param answer absent where the recorded dialogue has no more answers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageView(int number, String text, String recorded, String answer, Instant sentAt) {}

    /** @param selfAssessment absent before it is stored */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionSummaryView(UUID id, String scenario, Mode mode, Instant createdAt, SelfAssessment selfAssessment) {
        static SessionSummaryView of(ScenarioSession session) {
            return new SessionSummaryView(
                    session.id(),
                    session.scenario(),
                    session.mode(),
                    session.createdAt(),
                    session.selfAssessment().orElse(null));
        }
    }

    /**
     * A whole dialogue.
     *
     * @param mode who answers
     * @param messages the answered ones
     * @param selfAssessment absent before it is stored
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionView(
            UUID id,
            String scenario,
            Mode mode,
            Instant createdAt,
            List<MessageView> messages,
            SelfAssessment selfAssessment) {}

    /**
     * Begins an empty dialogue, to which messages are sent one after the other. An account begins at most 20 dialogues
     * a day, which is answered 409 then.
     */
    @POST
    @Idempotent
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    @Operation(summary = "Begin a dialogue in a scenario, with the connected language model or a recorded one")
    @FailsWith(404)
    public RestResponse<SessionView> begin(@Valid @NotNull SessionRequest request) {
        return RestResponse.status(RestResponse.Status.CREATED, view(practise.begin(caller.account(), request.code())));
    }

    /** Lists the dialogues of the account without their messages, with the self-assessment if there is one. */
    @GET
    @Operation(summary = "List the own dialogues, oldest first")
    public Page<SessionSummaryView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(practise.sessions(caller.account(), page), page, SessionSummaryView::of, ScenarioSession::id);
    }

    /** Returns the answered messages of the dialogue in their order, and the self-assessment if there is one. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Read an own dialogue")
    public SessionView get(@RestPath UUID id) {
        return view(practise.session(id, caller.account()));
    }

    /**
     * Stores the message and returns the answer of the model or of the recorded dialogue. The same message again gets
     * the same answer, and the model is not called again; another text for a number that is answered, a message that is
     * still on its way, a dialogue that is over, or more than 100 messages a day are answered 409. A text with an
     * identity or mobile number is answered 400, and a model that does not answer 503: send the message again then.
     */
    @POST
    @Path("/{id}/messages")
    @BodyLimit(MESSAGE_LIMIT)
    @Operation(summary = "Send the next message of an own dialogue and get the answer")
    public MessageView send(@RestPath UUID id, @Valid @NotNull MessageRequest request) {
        var answered = sendMessage.send(id, caller.account(), request.number(), request.text());
        return view(answered.session(), answered.message());
    }

    /**
     * Stores which degree of each criterion the learner chooses, in place of an earlier self-assessment. A dialogue
     * without an answered message is answered 409.
     */
    @POST
    @Path("/{id}/self-assessment")
    @Operation(summary = "Store how the learner assesses the own work by the rubric; it is no mark")
    public SessionView assess(@RestPath UUID id, @Valid @NotNull AssessmentRequest request) {
        return view(practise.assess(id, caller.account(), request.anchors()));
    }

    /** Deletes the dialogues of the account with their messages. A repeated call changes nothing. */
    @DELETE
    @Operation(summary = "Delete all own dialogues")
    public void erase() {
        practise.erase(caller.account());
    }

    private SessionView view(ScenarioSession session) {
        return new SessionView(
                session.id(),
                session.scenario(),
                session.mode(),
                session.createdAt(),
                practise.messages(session).stream()
                        .map(message -> view(session, message))
                        .toList(),
                session.selfAssessment().orElse(null));
    }

    private MessageView view(ScenarioSession session, ScenarioMessage message) {
        return new MessageView(
                message.number(),
                message.text(),
                practise.recorded(session, message).orElse(null),
                message.answer().isEmpty() ? null : message.answer(),
                message.sentAt());
    }
}
