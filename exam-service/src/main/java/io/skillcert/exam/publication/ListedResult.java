package io.skillcert.exam.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.policy.exam.ExamDecision;

/**
 * A result on the published list.
 *
 * @param maskedName such as 张*; absent where the registration has no name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListedResult(String registrationNumber, String maskedName, int level, ExamDecision.Outcome outcome) {}
