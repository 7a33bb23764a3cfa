package io.skillcert.registration.practice.api;

import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.PlainJson;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.practice.PracticeBank;
import io.skillcert.registration.practice.PracticeSet;
import io.skillcert.registration.practice.Practise;
import io.skillcert.registration.practice.Practise.Selection;
import io.skillcert.registration.practice.api.PracticeViews.FeedbackView;
import io.skillcert.registration.practice.api.PracticeViews.ItemView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Sets of practice items of the caller's own account. */
@Path("/v1/practice-sets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
@RolesAllowed(Role.CANDIDATE)
class PracticeSetResource {

    /** The limit in bytes of a request with one answer. */
    static final int ANSWER_LIMIT = 16 * BodyLimit.KIB;

    private static final int MAX_ITEMS = 50;

    private final Practise practise;
    private final PracticeBank bank;
    private final Caller caller;

    PracticeSetResource(Practise practise, PracticeBank bank, Caller caller) {
        this.practise = practise;
        this.bank = bank;
        this.caller = caller;
    }

    /**
     * A wish for items.
     *
     * @param function all functions of the level if absent
     * @param selection ANY if absent
     * @param count 10 if absent
     */
    record PracticeSetRequest(
            @NotNull @Min(3) @Max(4) Integer level,
            @Size(max = 40) String function,
            Selection selection,
            @Min(1) @Max(MAX_ITEMS) Integer count) {

        PracticeSetRequest {
            selection = selection == null ? Selection.ANY : selection;
            count = count == null ? 10 : count;
        }
    }

    /** @param response in the shape that the item's kind asks for */
    record PracticeAnswer(@NotNull @Min(1) Integer position, @NotNull PlainJson response) {}

    /** @param answered the positions that have been answered */
    record PracticeSetView(UUID id, int level, Instant createdAt, List<ItemView> items, List<Integer> answered) {}

    /**
     * Selects up to 50 items of the practice bank (专项练习) by what the account has answered so far, and returns them
     * without their keys. If no item fits, or the account has begun 200 sets and mock exams today, it is answered 409.
     */
    @POST
    @Idempotent
    @APIResponseSchema(value = PracticeSetView.class, responseCode = "201")
    @Operation(
            summary = "Begin a set of practice items: new ones, due ones, of the weakest function, or answered wrongly")
    public RestResponse<PracticeSetView> begin(@Valid @NotNull PracticeSetRequest request) {
        var function = Optional.ofNullable(request.function());
        function.filter(named -> !bank.functions(request.level()).contains(named))
                .ifPresent(unknown -> {
                    throw Violations.single(
                            "function",
                            "is not a function of the level; its functions are {0}",
                            String.join(", ", bank.functions(request.level())));
                });
        var set = practise.begin(caller.account(), request.level(), function, request.selection(), request.count());
        return RestResponse.status(RestResponse.Status.CREATED, view(set));
    }

    /** Returns the items of the set without their keys, and the positions that are answered. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Read a set of practice items of the own account")
    public PracticeSetView get(@RestPath UUID id) {
        return view(practise.set(id, caller.account()));
    }

    /**
     * Marks the response and returns the key with the explanation; the first answer counts and decides when the item is
     * repeated. The same answer again gets the same explanation and changes nothing; another one for the position is
     * answered 409.
     */
    @POST
    @Path("/{id}/answers")
    @BodyLimit(ANSWER_LIMIT)
    @Operation(summary = "Answer an item of a set once: it is marked and explained")
    public FeedbackView answer(@RestPath UUID id, @Valid @NotNull PracticeAnswer answer) {
        return FeedbackView.of(practise.answer(
                id, caller.account(), answer.position(), answer.response().value()));
    }

    private PracticeSetView view(PracticeSet set) {
        return new PracticeSetView(
                set.id(),
                set.level(),
                set.createdAt(),
                PracticeViews.items(practise.items(set)),
                practise.answered(set));
    }
}
