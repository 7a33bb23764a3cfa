package io.skillcert.registration.scenario;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.allowance.DailyUses;
import io.skillcert.registration.allowance.DailyUses.Activity;
import io.skillcert.registration.scenario.ScenarioSession.Mode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Holds dialogues in scenarios, one message after the other, and stores how learners assess themselves. */
@ApplicationScoped
public class PractiseScenario {

    /** How many dialogues an account may begin on a day. */
    static final int SESSIONS_A_DAY = 20;

    private final Scenarios scenarios;
    private final ScenarioSessions sessions;
    private final ScenarioMessages messages;
    private final LanguageModel model;
    private final DailyUses uses;
    private final BusinessClock clock;
    private final Audit audit;

    PractiseScenario(
            Scenarios scenarios,
            ScenarioSessions sessions,
            ScenarioMessages messages,
            LanguageModel model,
            DailyUses uses,
            BusinessClock clock,
            Audit audit) {
        this.scenarios = scenarios;
        this.sessions = sessions;
        this.messages = messages;
        this.model = model;
        this.uses = uses;
        this.clock = clock;
        this.audit = audit;
    }

    /** Who answers in a dialogue that begins now. */
    public Mode mode() {
        return model.isConnected() ? Mode.MODEL : Mode.RECORDED;
    }

    /**
     * Begins a dialogue.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such scenario, 409 if the account has begun too many
     *     dialogues today
     */
    @Transactional
    public ScenarioSession begin(String account, String scenario) {
        var code = scenarios.get(scenario).code();
        if (!uses.take(account, Activity.SCENARIO_SESSION, SESSIONS_A_DAY)) {
            throw RegistrationProblem.TOO_MANY_SCENARIO_SESSIONS.exception(SESSIONS_A_DAY);
        }
        var session = new ScenarioSession(Ids.next(), account, code, mode(), clock.instant());
        sessions.persist(session);
        return session;
    }

    /** A dialogue of the account. @throws io.skillcert.http.problem.ProblemException 404 if it has none with the id */
    @Transactional
    public ScenarioSession session(UUID id, String account) {
        return sessions.get(id, account);
    }

    /** The dialogues of the account, the oldest first; one more than the page holds if there are more. */
    @Transactional
    public List<ScenarioSession> sessions(String account, PageRequest page) {
        return sessions.of(account, page);
    }

    /** The answered messages of a dialogue, in their order. */
    @Transactional
    public List<ScenarioMessage> messages(ScenarioSession session) {
        return messages.of(session.id()).stream()
                .filter(ScenarioMessage::isAnswered)
                .toList();
    }

    /**
     * Stores how the learner assesses the own work, in place of an earlier self-assessment.
     *
     * @param anchors the anchor chosen for each criterion of the rubric, from 0
     * @throws io.skillcert.http.problem.ProblemException 400 if they do not fit the rubric, 404 if the account has no such
     *     dialogue, 409 if it has no answered message
     */
    @Transactional
    public ScenarioSession assess(UUID id, String account, List<Integer> anchors) {
        var session = sessions.lock(id, account);
        requireFitting(anchors, scenarios.get(session.scenario()).rubric());
        if (messages(session).isEmpty()) {
            throw RegistrationProblem.NOTHING_TO_ASSESS.exception();
        }
        session.assess(anchors, clock.instant());
        return session;
    }

    private static void requireFitting(List<Integer> anchors, List<Scenario.Criterion> rubric) {
        if (anchors.size() != rubric.size()) {
            throw Violations.single(
                    "anchors", "has another number of entries than the rubric has criteria, {0}", rubric.size());
        }
        var violations = new Violations();
        for (int i = 0; i < rubric.size(); i++) {
            int most = rubric.get(i).anchors().size() - 1;
            violations.addIf(
                    anchors.get(i) < 0 || anchors.get(i) > most,
                    "anchors[" + i + "]",
                    "is not between {0} and {1}",
                    0,
                    most);
        }
        violations.throwIfAny();
    }

    /** What the recorded learner wrote in the place of a message; empty in a dialogue with a model. */
    public Optional<String> recorded(ScenarioSession session, ScenarioMessage message) {
        return session.mode() == Mode.RECORDED
                ? scenarios
                        .find(session.scenario())
                        .filter(scenario -> message.number() <= scenario.recordedMessages())
                        .map(scenario -> scenario.recordedMessage(message.number()))
                : Optional.empty();
    }

    /** Deletes all dialogues of the account. */
    @Transactional
    public void erase(String account) {
        sessions.removeOf(account);
        audit.record("erase-scenario-sessions", "scenario-session", account, null);
    }
}
