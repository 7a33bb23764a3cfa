package io.skillcert.subsidy.policychange;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.policy.Citation;
import java.time.LocalDate;

/**
 * Another value of a parameter.
 *
 * @param effectiveFrom null: as if it had always been so
 * @param value in the shape of the parameter's unit
 */
public record CandidateParameters(String name, LocalDate effectiveFrom, JsonNode value, Citation citation) {}
