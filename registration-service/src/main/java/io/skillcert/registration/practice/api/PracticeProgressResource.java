package io.skillcert.registration.practice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.practice.PracticeProgress;
import io.skillcert.registration.practice.PracticeProgress.OfFunction;
import io.skillcert.registration.practice.PracticeProgress.Readiness;
import io.skillcert.registration.practice.Practise;
import io.skillcert.registration.practice.api.PracticeViews.ExplainedView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The progress of the caller's own account. */
@Path("/v1/practice-progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
@RolesAllowed(Role.CANDIDATE)
class PracticeProgressResource {

    private final PracticeProgress progress;
    private final Practise practise;
    private final Caller caller;

    PracticeProgressResource(PracticeProgress progress, Practise practise, Caller caller) {
        this.progress = progress;
        this.practise = practise;
        this.caller = caller;
    }

    /** @param readiness absent before two mock exams are submitted */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PracticeProgressView")
    record ProgressView(int level, List<OfFunction> functions, Readiness readiness) {}

    /** The items whose last answer was wrong (错题本). */
    record WrongAnswersView(int level, List<ExplainedView> items) {}

    /**
     * Returns for each function of the level how many answers were right, with the 95 % interval of the share. After
     * two mock exams it also says whether the interval lies above the pass mark (EXM-02), below it, or holds it.
     */
    @GET
    @Operation(
            summary =
                    "Read the share of right answers by function with its interval, and readiness after two mock exams")
    public ProgressView get(@RestQuery @NotNull @Min(3) @Max(4) Integer level) {
        return new ProgressView(
                level,
                progress.byFunction(caller.account(), level),
                progress.readiness(caller.account(), level).orElse(null));
    }

    /**
     * Returns the items of the level whose last answer was wrong (错题本), with keys and explanations. An item leaves the
     * list when it is answered rightly.
     */
    @GET
    @Path("/wrong-answers")
    @Operation(summary = "Read the items whose last answer was wrong, with keys and explanations")
    public WrongAnswersView wrongAnswers(@RestQuery @NotNull @Min(3) @Max(4) Integer level) {
        return new WrongAnswersView(
                level,
                practise.wrongAnswers(caller.account(), level).stream()
                        .map(ExplainedView::of)
                        .toList());
    }

    /** Deletes the practice sets, mock exams and answers of the account. A repeated call changes nothing. */
    @DELETE
    @Operation(summary = "Delete all that is stored of the own practice and mock exams")
    public void erase() {
        practise.erase(caller.account());
    }
}
