package io.skillcert.subsidy.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.Language;
import io.skillcert.policy.subsidy.SubsidyDecision;
import io.skillcert.signing.SigningKeys;
import io.skillcert.subsidy.assessment.AssessmentView;
import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.assessment.DecisionRecord;
import io.skillcert.subsidy.assessment.ParameterSet;
import io.skillcert.subsidy.assessment.StoredDecision;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Decides a stored case again from its record: the facts, the parameter entries and the calendar of that time. */
@ApplicationScoped
public class ReplayDecision {

    private final StoredDecisions decisions;
    private final SubsidyParameterSource policy;
    private final SigningKeys keys;
    private final Json json;

    ReplayDecision(StoredDecisions decisions, SubsidyParameterSource policy, SigningKeys keys, Json json) {
        this.decisions = decisions;
        this.policy = policy;
        this.keys = keys;
        this.json = json;
    }

    /**
     * The result of a replay.
     *
     * @param agrees whether the result is the same as that of the decision
     * @param differences the names of the fields that differ
     * @param signatureValid whether the record is as it was signed; null if it was never signed
     */
    public record Replayed(
            boolean agrees,
            List<String> differences,
            @Schema(nullable = true) Boolean signatureValid,
            @Schema(implementation = AssessmentView.class) JsonNode assessment) {}

    public Replayed replay(StoredDecision stored) {
        var record = decisions.recordOf(stored);
        var decision = withAccount(parametersOf(record).rules().decide(record.facts()), record);
        var assessment = json.treeOf(AssessmentView.of(decision, Language.DEFAULT));
        var differences = differences(record.assessment(), assessment);
        return new Replayed(
                differences.isEmpty(),
                differences,
                stored.jws().map(this::isSigned).orElse(null),
                assessment);
    }

    /** A record from before entries were stored is decided by the parameters in force now. */
    private ParameterSet parametersOf(DecisionRecord record) {
        return record.parameters().isEmpty()
                ? policy.current()
                : policy.current().restore(record.parameters(), record.calendarThrough());
    }

    private static SubsidyDecision withAccount(SubsidyDecision decision, DecisionRecord record) {
        return record.parameters().stream()
                .filter(entry -> record.account() != null && entry.name().equals(DecideSubsidy.BANK_CITY))
                .findFirst()
                .map(city -> decision.with(record.account().account(city.value().asText(), city.citation())))
                .orElse(decision);
    }

    private static List<String> differences(JsonNode before, JsonNode after) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .toList();
    }

    private boolean isSigned(String jws) {
        return keys.verify(jws, DecideSubsidy.SIGNATURE_TYPE).isPresent();
    }
}
