package io.skillcert.subsidy.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.http.Language;
import io.skillcert.signing.SigningKeys;
import io.skillcert.subsidy.assessment.AssessmentView;
import io.skillcert.subsidy.assessment.DecideSubsidy;
import io.skillcert.subsidy.assessment.DecisionRecord;
import io.skillcert.subsidy.assessment.ParameterSet;
import io.skillcert.subsidy.assessment.StoredDecision;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Decides a stored case again from what its record holds: the facts, the entries and the calendar of then. */
@ApplicationScoped
public class ReplayDecision {

    private final StoredDecisions decide;
    private final SubsidyParameterSource policy;
    private final SigningKeys keys;
    private final ObjectMapper json;

    ReplayDecision(StoredDecisions decide, SubsidyParameterSource policy, SigningKeys keys, ObjectMapper json) {
        this.decide = decide;
        this.policy = policy;
        this.keys = keys;
        this.json = json;
    }

    /**
     * @param agrees whether the same comes out
     * @param differences the fields that do not agree
     * @param signatureValid whether the record is as it was signed; null where it was never signed
     */
    public record Replayed(boolean agrees, List<String> differences, Boolean signatureValid, JsonNode assessment) {}

    public Replayed replay(StoredDecision stored) {
        var record = decide.recordOf(stored);
        JsonNode again = json.valueToTree(
                AssessmentView.of(parametersOf(record).rules().decide(record.facts()), Language.DEFAULT));
        var differences = differences(record.assessment(), again);
        return new Replayed(
                differences.isEmpty(),
                differences,
                stored.signature().map(signature -> isSigned(stored, signature)).orElse(null),
                again);
    }

    /** A record from before entries were kept is decided by today's parameters. */
    private ParameterSet parametersOf(DecisionRecord record) {
        return record.parameters().isEmpty()
                ? policy.current()
                : ParameterSet.of(record.parameters(), policy.current(), record.calendarThrough());
    }

    private static List<String> differences(JsonNode before, JsonNode after) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        var differences = new ArrayList<String>();
        names.stream()
                .filter(name -> !Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name))))
                .forEach(differences::add);
        return differences;
    }

    /** The record's JWS, its payload put back. */
    public String compact(StoredDecision stored, String signature) {
        var payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(stored.record().getBytes(StandardCharsets.UTF_8));
        return signature.replace("..", "." + payload + ".");
    }

    private boolean isSigned(StoredDecision stored, String signature) {
        return keys.verify(compact(stored, signature), DecideSubsidy.SIGNATURE_TYPE)
                .isPresent();
    }
}
