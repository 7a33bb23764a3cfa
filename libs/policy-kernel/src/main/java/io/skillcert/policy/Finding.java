package io.skillcert.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What one rule found about one case, and the text it rests on.
 *
 * @param details what the rule looked at, by name, for the sentence that explains it; no personal data
 */
public record Finding(RuleCode rule, Verdict verdict, Citation citation, Map<String, String> details) {

    public Finding {
        details = Map.copyOf(details);
    }

    public static Finding of(RuleCode rule, boolean met, Citation citation, Map<String, String> details) {
        return new Finding(rule, met ? Verdict.MET : Verdict.NOT_MET, citation, details);
    }

    /** An empty answer means that a fact is missing: a register was not asked or did not reply. */
    public static Finding of(RuleCode rule, Optional<Boolean> met, Citation citation, Map<String, String> details) {
        return met.map(known -> of(rule, known, citation, details))
                .orElseGet(() -> new Finding(rule, Verdict.UNKNOWN, citation, details));
    }
}
