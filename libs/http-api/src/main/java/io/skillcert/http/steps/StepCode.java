package io.skillcert.http.steps;

/** The code of a next step. An enum of each service implements it; its names are published. */
public interface StepCode {

    String name();

    /** The operation by which the step is taken, or by which the caller follows the case. */
    Operation operation();
}
