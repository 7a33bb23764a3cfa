package io.skillcert.registration.scenario;

import java.time.Instant;

/**
 * A message of a learner in a dialogue.
 *
 * @param number from 1
 * @param answer null while the model is called; empty where the recorded dialogue has no more answers
 */
public record ScenarioMessage(int number, String text, String answer, Instant sentAt) {

    boolean isAnswered() {
        return answer != null;
    }
}
