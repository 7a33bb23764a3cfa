package io.skillcert.registration.scenario.api;

import io.skillcert.http.language.CallerLanguage;
import io.skillcert.registration.scenario.PractiseScenario;
import io.skillcert.registration.scenario.Scenario;
import io.skillcert.registration.scenario.ScenarioSession.Mode;
import io.skillcert.registration.scenario.Scenarios;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The scenarios, without the instructions of the model, the recorded dialogue and the mistake in it. */
@Path("/v1/scenarios")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practice")
class ScenarioResource {

    private final Scenarios scenarios;
    private final PractiseScenario practise;
    private final CallerLanguage language;

    ScenarioResource(Scenarios scenarios, PractiseScenario practise, CallerLanguage language) {
        this.scenarios = scenarios;
        this.practise = practise;
        this.language = language;
    }

    /** What a list says of a scenario. */
    record ScenarioView(String code, int level, String function, String title) {
        static ScenarioView of(Scenario scenario, Locale language) {
            return new ScenarioView(scenario.code(), scenario.level(), scenario.function(), scenario.title(language));
        }
    }

    record ScenariosView(List<ScenarioView> items) {}

    /** @param anchors what work of each degree looks like, the least first */
    record CriterionView(String criterion, List<String> anchors) {
        static CriterionView of(Scenario.Criterion criterion) {
            return new CriterionView(criterion.criterion().zh(), criterion.anchors());
        }
    }

    /**
     * A whole scenario; its texts are Chinese.
     *
     * @param rubric the criteria of the self-assessment
     * @param mode who answers in a dialogue that begins now
     */
    record WholeScenarioView(
            String code,
            int level,
            String function,
            String title,
            String task,
            List<CriterionView> rubric,
            Mode mode) {}

    /** Lists the scenarios (情景) with code, level, function and title. */
    @GET
    @PermitAll
    @Operation(summary = "List the scenarios: tasks to do with a language model that makes a mistake")
    public ScenariosView list() {
        return new ScenariosView(scenarios.all().stream()
                .map(scenario -> ScenarioView.of(scenario, language.get()))
                .toList());
    }

    /**
     * Returns the task and the rubric. {@code MODEL} says that a connected language model answers in a dialogue that
     * begins now, {@code RECORDED} that the recorded dialogue is played back. The instructions of the model and its
     * mistake are in no answer.
     */
    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(summary = "Read a scenario: its task, the criteria of the self-assessment, and who answers")
    public WholeScenarioView get(@RestPath String code) {
        var scenario = scenarios.get(code);
        return new WholeScenarioView(
                scenario.code(),
                scenario.level(),
                scenario.function(),
                scenario.title(language.get()),
                scenario.task().zh(),
                scenario.rubric().stream().map(CriterionView::of).toList(),
                practise.mode());
    }
}
