package io.skillcert.registration.practice.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.json.PlainJson;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.registration.practice.PracticeBank;
import io.skillcert.registration.practice.Practise;
import io.skillcert.registration.practice.api.PracticeViews.FeedbackView;
import io.skillcert.registration.practice.api.PracticeViews.ItemView;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Ten items a day that anyone may try without an account, the same for everybody. Nothing is stored. */
@Path("/v1/practice-samples")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
class PracticeSampleResource {

    private final PracticeBank bank;
    private final Practise practise;
    private final BusinessClock clock;

    PracticeSampleResource(PracticeBank bank, Practise practise, BusinessClock clock) {
        this.bank = bank;
        this.practise = practise;
        this.clock = clock;
    }

    /** The items of a day. */
    record SamplesView(LocalDate on, int level, List<ItemView> items) {}

    /**
     * An answer to one of the items of today or yesterday.
     *
     * @param response in the shape that the item's kind asks for
     */
    record SampleAnswer(
            @NotNull @Min(3) @Max(4) Integer level,
            @NotBlank @Size(max = 20) String item,
            @NotNull PlainJson response) {}

    /**
     * Returns ten items of the practice bank, the same for everybody on a day, without their keys. Nothing is stored.
     */
    @GET
    @PermitAll
    @Operation(summary = "Read the practice items that anyone may try today")
    public SamplesView list(@RestQuery @NotNull @Min(3) @Max(4) Integer level) {
        var today = clock.today();
        var items = new ArrayList<ItemView>();
        for (var item : bank.samples(level, today)) {
            items.add(ItemView.of(items.size() + 1, item));
        }
        return new SamplesView(today, level, items);
    }

    /**
     * Marks the response and returns the key with the explanation. Nothing is stored, so an item can be answered again.
     * An item that is not among those of today or yesterday is answered 404.
     */
    @POST
    @Path("/answers")
    @PermitAll
    @BodyLimit(PracticeSetResource.ANSWER_LIMIT)
    @Operation(summary = "Have the answer to one of the practice items of today or yesterday marked and explained")
    @FailsWith(404)
    public FeedbackView answer(@Valid @NotNull SampleAnswer answer) {
        return FeedbackView.of(practise.answerSample(
                answer.level(), answer.item(), answer.response().value()));
    }
}
