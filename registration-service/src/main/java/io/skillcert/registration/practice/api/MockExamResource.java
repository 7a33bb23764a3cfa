package io.skillcert.registration.practice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.PlainJson;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.practice.PracticeProgress.OfFunction;
import io.skillcert.registration.practice.PracticeProgress.Share;
import io.skillcert.registration.practice.PracticeSet;
import io.skillcert.registration.practice.Practise;
import io.skillcert.registration.practice.SitMockExam;
import io.skillcert.registration.practice.api.PracticeViews.ExplainedView;
import io.skillcert.registration.practice.api.PracticeViews.ItemView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Mock exams of the caller's own account. */
@Path("/v1/mock-exams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
@RolesAllowed(Role.CANDIDATE)
class MockExamResource {

    private final SitMockExam sitMockExam;
    private final Practise practise;
    private final BusinessClock clock;
    private final Json json;
    private final Caller caller;

    MockExamResource(SitMockExam sitMockExam, Practise practise, BusinessClock clock, Json json, Caller caller) {
        this.sitMockExam = sitMockExam;
        this.practise = practise;
        this.clock = clock;
        this.json = json;
        this.caller = caller;
    }

    record MockExamRequest(@NotNull @Min(1) @Max(5) Integer level) {}

    /** @param response in the shape that the item's kind asks for */
    record MockAnswer(@NotNull PlainJson response) {}

    /** @param result absent before the submission */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SummaryView(
            UUID id, int level, Instant startedAt, Instant deadline, Instant submittedAt, ResultView result) {}

    /**
     * A mock exam.
     *
     * @param now the server's time
     * @param answers the saved responses by position
     * @param result absent before the submission
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MockExamView(
            UUID id,
            int level,
            Instant startedAt,
            Instant deadline,
            Instant now,
            Instant submittedAt,
            List<ItemView> items,
            Map<Integer, Object> answers,
            ResultView result) {}

    /** The result of a submitted mock exam; an item without an answer counts as wrong. */
    record ResultView(String points, String maximum, List<OfFunction> functions) {}

    /** @param response null if there was none */
    record ReviewedView(int position, @Schema(nullable = true) Object response, boolean correct, ExplainedView item) {}

    record ReviewView(UUID id, List<ReviewedView> items) {}

    /** @param savedAt when the server has saved the answer */
    record SavedView(int position, Instant savedAt) {}

    /**
     * Assembles a paper from the practice bank as a real one is assembled (LRN-01) and starts the time. An account has
     * one open mock exam for a level: another one is answered 409 with its id, unless its time is over, when it is
     * submitted first.
     */
    @POST
    @Idempotent
    @APIResponseSchema(value = MockExamView.class, responseCode = "201")
    @Operation(summary = "Begin a mock exam: a paper like the real one from the practice bank, on the server's clock")
    public RestResponse<MockExamView> begin(@Valid @NotNull MockExamRequest request) {
        return RestResponse.status(
                RestResponse.Status.CREATED, view(sitMockExam.begin(caller.account(), request.level())));
    }

    /** Lists the mock exams (模拟测验) of the account with their deadline and, after the submission, their result. */
    @GET
    @Operation(summary = "List the own mock exams, oldest first")
    public Page<SummaryView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(sitMockExam.page(caller.account(), page), page, this::summary, PracticeSet::id);
    }

    /**
     * Returns the items without their keys, the saved answers and the server's time. After the submission it has the
     * result, and the review explains the items.
     */
    @GET
    @Path("/{id}")
    @Operation(summary = "Read a mock exam with the saved answers; one whose time is over is submitted as it stands")
    public MockExamView get(@RestPath UUID id) {
        return view(sitMockExam.get(id, caller.account()));
    }

    /**
     * Saves the response to an item; a later one replaces it, and the same one again changes nothing. After the
     * submission or the deadline it is answered 409, and a response of another shape than the item's kind asks for 400.
     */
    @PUT
    @Path("/{id}/answers/{position}")
    @BodyLimit(PracticeSetResource.ANSWER_LIMIT)
    @Operation(summary = "Save an answer of a mock exam, replacing an earlier one, until the deadline")
    public SavedView answer(@RestPath UUID id, @RestPath int position, @Valid @NotNull MockAnswer answer) {
        sitMockExam.answer(id, caller.account(), position, answer.response().value());
        return new SavedView(position, clock.instant());
    }

    /**
     * Marks all answers as they stand, an item without an answer as wrong, and returns the result by function. A mock
     * exam that is submitted already stays as it is.
     */
    @POST
    @Path("/{id}/submission")
    @Operation(summary = "Submit a mock exam: all answers are marked as they stand")
    public MockExamView submit(@RestPath UUID id) {
        return view(sitMockExam.submit(id, caller.account()));
    }

    /** Returns for every item the own answer, the key and the explanation. Before the submission it is answered 409. */
    @GET
    @Path("/{id}/review")
    @Operation(summary = "Read every item of a submitted mock exam with answer, key and explanation")
    @FailsWith(409)
    public ReviewView review(@RestPath UUID id) {
        return new ReviewView(
                id,
                sitMockExam.review(id, caller.account()).stream()
                        .map(reviewed -> new ReviewedView(
                                reviewed.position(),
                                reviewed.response(),
                                reviewed.correct(),
                                ExplainedView.of(reviewed.item())))
                        .toList());
    }

    private SummaryView summary(PracticeSet exam) {
        return new SummaryView(
                exam.id(),
                exam.level(),
                exam.createdAt(),
                exam.deadline(),
                exam.submittedAt().orElse(null),
                result(exam));
    }

    private MockExamView view(PracticeSet exam) {
        var answers = new TreeMap<Integer, Object>();
        sitMockExam
                .responses(exam)
                .forEach((position, response) -> answers.put(position, json.read(response, Object.class)));
        return new MockExamView(
                exam.id(),
                exam.level(),
                exam.createdAt(),
                exam.deadline(),
                clock.instant(),
                exam.submittedAt().orElse(null),
                PracticeViews.items(practise.items(exam)),
                answers,
                result(exam));
    }

    private ResultView result(PracticeSet exam) {
        return exam.points()
                .map(points -> new ResultView(
                        points.toPlainString(),
                        exam.maximum().orElseThrow().toPlainString(),
                        sitMockExam.byFunction(exam).stream()
                                .map(count ->
                                        new OfFunction(count.function(), Share.of(count.answered(), count.right())))
                                .toList()))
                .orElse(null);
    }
}
