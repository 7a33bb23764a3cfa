package io.skillcert.subsidy.policychange;

import io.skillcert.http.problem.Violations;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.subsidy.assessment.ParameterSet;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes parameter sets for simulations: the parameters in force with candidates in the place of some. */
@ApplicationScoped
class CandidateParameterSets {

    private final SubsidyParameterSource policy;

    CandidateParameterSets(SubsidyParameterSource policy) {
        this.policy = policy;
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 naming each candidate that is unknown or malformed */
    ParameterSet with(List<CandidateParameters> candidates) {
        var fields = IntStream.range(0, candidates.size())
                .mapToObj(i -> "parameters[" + i + "].")
                .toList();
        return with(candidates, fields);
    }

    /** @param fields the path of each candidate in the request, for the violations */
    ParameterSet with(List<CandidateParameters> candidates, List<String> fields) {
        var violations = new Violations();
        var files = new LinkedHashMap<>(policy.files());
        for (int i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            var field = fields.get(i);
            if (!files.containsKey(candidate.name())) {
                violations.add(field + "name", "is not a parameter");
                continue;
            }
            var changed = change(files.get(candidate.name()), candidate);
            violations.addIf(
                    !isReadable(changed) || !ParameterRanges.isInRange(changed.unit(), candidate),
                    field + "value",
                    ParameterRanges.shapeOf(changed.unit()));
            files.put(candidate.name(), changed);
        }
        violations.throwIfAny();
        return policy.parameterSet(files);
    }

    private static ParameterFile change(ParameterFile file, CandidateParameters candidate) {
        var entry = new ParameterFile.Entry(candidate.value(), candidate.citation());
        if (candidate.effectiveFrom() != null) {
            return file.with(candidate.effectiveFrom(), entry);
        }
        return new ParameterFile(
                file.name(),
                file.description(),
                file.rules(),
                file.unit(),
                file.chosenBy(),
                Map.of(new TreeMap<>(file.values()).firstKey(), entry),
                file.comparedWithTextOn());
    }

    /** Whether the file can be used together with the others in force. */
    private boolean isReadable(ParameterFile changed) {
        var files = new LinkedHashMap<>(policy.files());
        files.put(changed.name(), changed);
        try {
            policy.parameterSet(files);
            return true;
        } catch (PolicyDataException e) {
            return false;
        }
    }
}
