package io.skillcert.exam.sitting;

import java.time.Instant;

/**
 * An answer as a client sends it.
 *
 * @param n the client's counter of its machine, from 1 without gaps
 * @param response as JSON
 * @param at when the candidate answered
 */
public record SentAnswer(int n, int position, String response, Instant at) {}
