package io.skillcert.subsidy.policychange;

import io.skillcert.http.problem.Violations;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.subsidy.assessment.ParameterSet;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The parameters in force with other values in their place: for trying, not for deciding. */
@ApplicationScoped
public class CandidateParameterSets {

    private final SubsidyParameterSource policy;

    CandidateParameterSets(SubsidyParameterSource policy) {
        this.policy = policy;
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 naming the candidate that is no parameter, or has the wrong shape */
    public ParameterSet with(List<CandidateParameters> candidates) {
        var fields = IntStream.range(0, candidates.size())
                .mapToObj(i -> "parameters[" + i + "].")
                .toList();
        return with(candidates, fields);
    }

    /** @param fields where each stands in the request */
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
            violations.addIf(!canBeRead(changed), field + "value", "does not have the shape of its unit");
            files.put(candidate.name(), changed);
        }
        violations.throwIfAny();
        return policy.check(files);
    }

    private static ParameterFile change(ParameterFile file, CandidateParameters candidate) {
        var entry = new ParameterFile.Entry(candidate.value(), candidate.citation());
        if (candidate.effectiveFrom() != null) {
            return file.with(candidate.effectiveFrom(), entry);
        }
        var first = new TreeMap<>(file.values()).firstKey();
        var always = new TreeMap<>(java.util.Map.of(first, entry));
        return new ParameterFile(
                file.name(),
                file.description(),
                file.rules(),
                file.unit(),
                file.chosenBy(),
                always,
                file.comparedWithTextOn());
    }

    /** With the others as they are. */
    private boolean canBeRead(ParameterFile changed) {
        var files = new LinkedHashMap<>(policy.files());
        files.put(changed.name(), changed);
        try {
            policy.check(files);
            return true;
        } catch (PolicyDataException e) {
            return false;
        }
    }
}
