package io.skillcert.registration.scenario;

import java.util.List;

/** A language model (大语言模型) that answers in a dialogue. */
interface LanguageModel {

    /** Whether one is connected. */
    boolean isConnected();

    /** How long a call can take, in milliseconds, until it is answered or fails. */
    long timeoutMillis();

    /**
     * Answers the last message of a dialogue. It is called once: a repeated call costs again.
     *
     * @param instructions how the model is to behave
     * @param dialogue what was said before, the last message is the learner's and has no answer
     * @return the answer, neither blank nor longer than {@value #LONGEST_ANSWER} characters
     * @throws SilentModelException if it does not answer in time, or otherwise than it should
     */
    String answer(String instructions, List<Exchange> dialogue) throws SilentModelException;

    /** The longest answer in characters. */
    int LONGEST_ANSWER = 8_000;

    /**
     * A message and its answer.
     *
     * @param answer null for a message that is not answered
     */
    record Exchange(String message, String answer) {}

    /** The model has not answered. The message says why, without anything of the dialogue. */
    final class SilentModelException extends Exception {
        SilentModelException(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
