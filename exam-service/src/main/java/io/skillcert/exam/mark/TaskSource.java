package io.skillcert.exam.mark;

/** Why the points of a response do not follow from a key alone. */
public enum TaskSource {
    /** The response is a text that people mark by the rubric of its item. */
    RUBRIC,
    /** The response is a program that is run. */
    CODE,
    /** The computer can't mark the response: what is stored is unreadable, or the engine failed. */
    ANSWER
}
