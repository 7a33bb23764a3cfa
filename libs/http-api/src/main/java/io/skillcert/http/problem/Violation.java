package io.skillcert.http.problem;

/**
 * One thing wrong with a request.
 *
 * @param field where, as a path into the body or the name of a parameter or header: {@code candidate.employments[0].from}
 */
public record Violation(String field, String message) {}
