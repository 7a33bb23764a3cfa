package io.skillcert.exam.scoring.api;

import io.skillcert.assessment.marking.InvalidInputException;
import io.skillcert.assessment.marking.Mark;
import io.skillcert.assessment.marking.Marking;
import io.skillcert.assessment.marking.MarkingItem;
import io.skillcert.assessment.marking.Response;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.scoring.policy.MarkingRuleSet;
import io.skillcert.http.json.PlainJson;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Marks responses against keys, as the exam itself does. Stores nothing. */
@Path("/v1/marking-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
class MarkingCheckResource {

    private static final int MAX_ITEMS = 300;

    private final MarkingRuleSet ruleSet;
    private final BusinessClock clock;
    private final CallerLanguage language;

    MarkingCheckResource(MarkingRuleSet ruleSet, BusinessClock clock, CallerLanguage language) {
        this.ruleSet = ruleSet;
        this.clock = clock;
        this.language = language;
    }

    record MarkingCheckRequest(@NotNull @Size(min = 1, max = MAX_ITEMS) List<@NotNull @Valid MarkedItem> items) {}

    /**
     * An item and what was answered.
     *
     * @param item its kind, points, key and the settings of the kind
     * @param response in the shape that the kind asks for; absent if the item was not answered
     */
    record MarkedItem(@NotNull PlainJson item, PlainJson response) {}

    /**
     * Marks up to 300 responses by the rules of the computer exam (MRK-01 to MRK-09), so that anybody can recompute a
     * score. Nothing is stored.
     */
    @POST
    @PermitAll
    @BodyLimit(BodyLimit.LARGE_CHECK)
    @Operation(summary = "Mark responses against keys: the points of each, the rule and the measures they follow from")
    public MarkingCheckView check(@Valid @NotNull MarkingCheckRequest request) {
        var violations = new Violations();
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < request.items().size(); i++) {
            mark(request.items().get(i), "items[" + i + "]", violations).ifPresent(marks::add);
        }
        violations.throwIfAny();
        return MarkingCheckView.of(ruleSet.on(clock.today()), marks, language.get());
    }

    private static Optional<Mark> mark(MarkedItem marked, String field, Violations violations) {
        var response = marked.response() == null
                ? Response.NONE
                : new Response(marked.response().value());
        return read(field + ".item", () -> MarkingItem.of(marked.item().value()), violations)
                .flatMap(item -> read(field + ".response", () -> Marking.mark(item, response), violations));
    }

    private static <T> Optional<T> read(String field, Supplier<T> reading, Violations violations) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidInputException e) {
            e.errors()
                    .forEach(error -> violations.add(
                            error.fieldBelow(field),
                            error.template(),
                            error.arguments().toArray()));
            return Optional.empty();
        }
    }
}
