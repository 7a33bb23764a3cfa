package io.skillcert.subsidy.policychange;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.policy.Citation;
import java.time.LocalDate;

/**
 * A proposed value of a parameter.
 *
 * @param effectiveFrom the first day of the value; null if it replaces all values, as if it had always been in force
 * @param value the value in the shape of the parameter's unit
 */
public record CandidateParameters(String name, LocalDate effectiveFrom, JsonNode value, Citation citation) {}
