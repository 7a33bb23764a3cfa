package io.skillcert.registration.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * A scenario (情景): a task that a learner does with a language model, which makes one mistake that is to be found. The texts are
 * Chinese, the title is in both languages.
 *
 * @param level the skill level
 * @param function the function of the standard that the scenario practises
 * @param system the instructions for a connected model; no learner reads them
 * @param turns a recorded dialogue: the learner and the model by turns, the learner first
 * @param mistake the mistake in the recorded dialogue; no learner reads it
 * @param rubric the criteria by which learners assess themselves
 */
public record Scenario(
        @JsonProperty(required = true) String code,
        @JsonProperty(required = true) int level,
        @JsonProperty(required = true) String function,
        @JsonProperty(required = true) Title title,
        @JsonProperty(required = true) Chinese task,
        @JsonProperty(required = true) String system,
        @JsonProperty(required = true) List<Turn> turns,
        @JsonProperty(required = true) Mistake mistake,
        @JsonProperty(required = true) List<Criterion> rubric) {

    /** The title in both languages. */
    public record Title(@JsonProperty(required = true) String zh, @JsonProperty(required = true) String en) {}

    /** A text in Chinese. */
    public record Chinese(@JsonProperty(required = true) String zh) {}

    /** Who speaks in a turn. */
    public enum Speaker {
        @JsonProperty("learner")
        LEARNER,
        @JsonProperty("model")
        MODEL
    }

    /** One turn of the recorded dialogue. */
    public record Turn(@JsonProperty(required = true) Speaker role, @JsonProperty(required = true) String text) {}

    /**
     * The mistake in the recorded dialogue.
     *
     * @param turn the turn, from 1, in which the model makes it
     * @param found the turn in which the recorded learner finds it
     */
    record Mistake(
            @JsonProperty(required = true) int turn,
            @JsonProperty(required = true) int found,
            @JsonProperty(required = true) String zh) {}

    /**
     * A criterion of the self-assessment.
     *
     * @param anchors what work of each degree looks like, the least first
     */
    public record Criterion(
            @JsonProperty(required = true) Chinese criterion, @JsonProperty(required = true) List<String> anchors) {

        public Criterion {
            anchors = List.copyOf(anchors);
        }
    }

    public Scenario {
        turns = List.copyOf(turns);
        rubric = List.copyOf(rubric);
        for (int i = 0; i < turns.size(); i++) {
            require(
                    turns.get(i).role() == (i % 2 == 0 ? Speaker.LEARNER : Speaker.MODEL),
                    code + ": the learner and the model do not speak by turns");
        }
        require(!turns.isEmpty() && !rubric.isEmpty(), code + ": has no turns or no rubric");
        require(
                mistake.turn() < mistake.found() && mistake.found() <= turns.size(),
                code + ": the mistake is not found after it is made");
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The English title for English, the Chinese one for every other language. */
    public String title(Locale language) {
        return language.equals(Locale.ENGLISH) ? title.en() : title.zh();
    }

    /** How many messages of the learner the recorded dialogue has. */
    int recordedMessages() {
        return (turns.size() + 1) / 2;
    }

    /** What the recorded learner has written. @param number of the message, from 1 */
    String recordedMessage(int number) {
        return turns.get(2 * number - 2).text();
    }

    /** What the recorded model has answered; empty after the last turn. @param number of the message, from 1 */
    String recordedAnswer(int number) {
        return 2 * number - 1 < turns.size() ? turns.get(2 * number - 1).text() : "";
    }
}
