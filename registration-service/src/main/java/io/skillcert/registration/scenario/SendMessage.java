package io.skillcert.registration.scenario;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.allowance.DailyUses;
import io.skillcert.registration.allowance.DailyUses.Activity;
import io.skillcert.registration.scenario.LanguageModel.Exchange;
import io.skillcert.registration.scenario.LanguageModel.SilentModelException;
import io.skillcert.registration.scenario.ScenarioSession.Mode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Sends a message of a learner in a dialogue and stores the answer. The database is not held while the model is called: the message
 * is stored first, then the model is called once, then its answer is stored. Without an answer the message is removed.
 */
@ApplicationScoped
public class SendMessage {

    /** How many messages an account may send on a day, in all dialogues. */
    static final int MESSAGES_A_DAY = 100;

    /** How many messages a dialogue with a model may have. */
    static final int MESSAGES = 30;

    /** How many calls of a replica to the model are on the way at once. */
    static final int CALLS = 16;

    private static final Logger LOG = Logger.getLogger(SendMessage.class);
    private static final int PATIENCE_SECONDS = 30;

    private final Scenarios scenarios;
    private final ScenarioSessions sessions;
    private final ScenarioMessages messages;
    private final LanguageModel model;
    private final DailyUses uses;
    private final BusinessClock clock;
    private final Semaphore calls = new Semaphore(CALLS);

    SendMessage(
            Scenarios scenarios,
            ScenarioSessions sessions,
            ScenarioMessages messages,
            LanguageModel model,
            DailyUses uses,
            BusinessClock clock) {
        this.scenarios = scenarios;
        this.sessions = sessions;
        this.messages = messages;
        this.model = model;
        this.uses = uses;
        this.clock = clock;
    }

    /** A message that is stored, with all before it; it is answered already if it was sent before. */
    private record Accepted(ScenarioSession session, List<ScenarioMessage> all) {
        ScenarioMessage message() {
            return all.get(all.size() - 1);
        }
    }

    /** The dialogue and the message with its answer. */
    public record Answered(ScenarioSession session, ScenarioMessage message) {}

    /**
     * Sends a message. The same message again has the same answer, and the model is not called again.
     *
     * @param number the number of the message in the dialogue, from 1
     * @param text at most 2,000 characters
     * @throws ProblemException 400 if the text has an identity or mobile number or the number is not the next one, 404 if the account
     *     has no such dialogue, 409 if the message is answered or on its way, the dialogue is over or the account has sent too many
     *     messages today, 503 if the model does not answer
     */
    public Answered send(UUID id, String account, int number, String text) {
        if (PersonalNumbers.areIn(text)) {
            throw Violations.single(
                    "text",
                    "has an identity or mobile number; leave it out, or write a part of it: no personal data may be sent");
        }
        if (!calls.tryAcquire()) {
            throw ProblemException.overloaded();
        }
        try {
            var accepted = QuarkusTransaction.requiringNew().call(() -> accept(id, account, number, text));
            return accepted.message().isAnswered()
                    ? new Answered(accepted.session(), accepted.message())
                    : new Answered(accepted.session(), answered(accepted));
        } finally {
            calls.release();
        }
    }

    private Accepted accept(UUID id, String account, int number, String text) {
        var session = sessions.lock(id, account);
        var scenario = scenarios.get(session.scenario());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var known = withoutAbandoned(session, now);
        if (number >= 1 && number <= known.size()) {
            return new Accepted(session, knownAs(known.subList(0, number), text));
        }
        if (!known.isEmpty() && !known.get(known.size() - 1).isAnswered()) {
            throw RegistrationProblem.MESSAGE_PENDING.exception(known.size());
        }
        if (number != known.size() + 1) {
            throw Violations.single("number", "is not that of the next message, {0}", known.size() + 1);
        }
        int most = session.mode() == Mode.RECORDED ? scenario.recordedMessages() : MESSAGES;
        if (number > most) {
            throw RegistrationProblem.SCENARIO_OVER.exception(most);
        }
        if (!uses.take(account, Activity.SCENARIO_MESSAGE, MESSAGES_A_DAY)) {
            throw RegistrationProblem.TOO_MANY_MESSAGES.exception(MESSAGES_A_DAY);
        }
        messages.add(id, number, text, now);
        if (session.mode() == Mode.RECORDED) {
            messages.answer(id, number, now, scenario.recordedAnswer(number));
        }
        return new Accepted(session, messages.of(id));
    }

    /** Removes a message whose replica has not come back with an answer. */
    private List<ScenarioMessage> withoutAbandoned(ScenarioSession session, Instant now) {
        var all = messages.of(session.id());
        if (all.isEmpty() || all.get(all.size() - 1).isAnswered()) {
            return all;
        }
        var last = all.get(all.size() - 1);
        var abandoned = now.minusMillis(model.timeoutMillis()).minusSeconds(PATIENCE_SECONDS);
        if (last.sentAt().isAfter(abandoned)) {
            return all;
        }
        messages.withdraw(session.id(), last.number(), last.sentAt());
        return all.subList(0, all.size() - 1);
    }

    private static List<ScenarioMessage> knownAs(List<ScenarioMessage> known, String text) {
        var message = known.get(known.size() - 1);
        if (!message.isAnswered()) {
            throw RegistrationProblem.MESSAGE_PENDING.exception(message.number());
        }
        if (!message.text().equals(text)) {
            throw RegistrationProblem.MESSAGE_ANSWERED.exception(message.number());
        }
        return known;
    }

    private ScenarioMessage answered(Accepted accepted) {
        var session = accepted.session();
        var message = accepted.message();
        try {
            var dialogue = accepted.all().stream()
                    .map(one -> new Exchange(one.text(), one.answer()))
                    .toList();
            var answer = model.answer(scenarios.get(session.scenario()).system(), dialogue);
            if (!QuarkusTransaction.requiringNew()
                    .call(() -> messages.answer(session.id(), message.number(), message.sentAt(), answer))) {
                throw RegistrationProblem.SCENARIO_SESSION_NOT_FOUND.exception();
            }
            return new ScenarioMessage(message.number(), message.text(), answer, message.sentAt());
        } catch (SilentModelException e) {
            LOG.warnf("A scenario has no answer: %s (%s)", e.getMessage(), e.getCause());
            QuarkusTransaction.requiringNew()
                    .run(() -> messages.withdraw(session.id(), message.number(), message.sentAt()));
            throw RegistrationProblem.MODEL_SILENT.exception();
        }
    }
}
