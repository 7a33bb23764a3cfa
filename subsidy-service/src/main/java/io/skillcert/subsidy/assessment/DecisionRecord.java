package io.skillcert.subsidy.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import io.skillcert.subsidy.assessment.policy.AccountFacts;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The record of a decision, as it is stored and signed: everything needed to explain it and to decide the case again.
 *
 * @param parameters the entries it rests on, each with its citation
 * @param account what was known of the account of a claim (SUB-13); absent in the record of an entitlement
 * @param calendarThrough the last announced year of the calendar that was known
 * @param assessment the published {@link AssessmentView}, in the language of the office
 */
public record DecisionRecord(
        UUID id,
        SubjectType subjectType,
        UUID subjectId,
        Instant decidedAt,
        SubsidyFacts facts,
        @JsonInclude(JsonInclude.Include.NON_NULL) AccountFacts account,
        List<ParameterSet.UsedEntry> parameters,
        int calendarThrough,
        JsonNode assessment) {}
