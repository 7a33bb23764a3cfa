package io.skillcert.policy;

import java.time.LocalDate;

/**
 * Which rules decided a case: stored with every decision and shown in every answer.
 *
 * @param name the rule set, such as {@code exam-eligibility}
 * @param version its version in force on the day
 * @param on the day the rules were asked for
 */
public record PolicyVersion(String name, String version, LocalDate on) {}
