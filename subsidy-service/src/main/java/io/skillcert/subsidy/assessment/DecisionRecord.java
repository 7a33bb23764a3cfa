package io.skillcert.subsidy.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.http.FindingView;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.subsidy.AccountFacts;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.subsidy.assessment.StoredDecision.SubjectType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The record of a decision, as it is stored and signed: everything needed to explain it and to decide the case again.
 *
 * @param parameters the entries it rests on, each with its citation
 * @param account what was known of the account of a claim (SUB-13); absent in the record of an entitlement
 * @param calendarThrough the last announced year of the calendar that was known
 * @param assessment the published {@link AssessmentView}, in the language of the office
 * @param details what the rule of each finding looked at, in the order of the findings
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
        @Schema(implementation = AssessmentView.class) JsonNode assessment,
        List<Map<String, String>> details) {

    /** The assessment with the sentences of its findings in the language. */
    public JsonNode assessment(Locale language) {
        var copy = assessment.deepCopy();
        for (int i = 0; i < details.size(); i++) {
            var finding = (ObjectNode) copy.get("findings").get(i);
            var verdict = Verdict.valueOf(finding.get("verdict").asText());
            finding.put(
                    "message", FindingView.sentence(finding.get("rule").asText(), verdict, details.get(i), language));
        }
        return copy;
    }
}
