package io.skillcert.http;

import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.language.Texts;
import io.skillcert.policy.Citation;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The finding of one rule with a message in the caller's language. Codes do not depend on the language. */
public record FindingView(String rule, Verdict verdict, String message, Citation citation) {

    public static List<FindingView> of(List<Finding> findings, Locale language) {
        return findings.stream().map(finding -> of(finding, language)).toList();
    }

    public static FindingView of(Finding finding, Locale language) {
        return of(finding.rule().code(), finding.verdict(), finding.details(), finding.citation(), language);
    }

    /** A finding that was stored. */
    public static FindingView of(
            String rule, Verdict verdict, Map<String, String> details, Citation citation, Locale language) {
        return new FindingView(rule, verdict, sentence(rule, verdict, details, language), citation);
    }

    /** The rule, its sentence and its citation, as a part of another text. */
    public static LocalizedText explanation(Finding finding) {
        return language -> "%s: %s (%s, %s)"
                .formatted(
                        finding.rule().code(),
                        sentence(finding.rule().code(), finding.verdict(), finding.details(), language),
                        finding.citation().document(),
                        finding.citation().article());
    }

    /**
     * The bundle of the rule's area ({@code findings-SUB}) holds a sentence per rule and verdict ({@code SUB-03.MET}), or one per
     * reason where the finding has a detail of that name ({@code EXM-08.NOT_MET.NONE_LEFT}), with the details in braces.
     */
    public static String sentence(String rule, Verdict verdict, Map<String, String> details, Locale language) {
        var bundle = Texts.bundle("findings-" + rule.substring(0, 3), language, FindingView.class);
        var reason = details.get("reason");
        var sentence = bundle.getString(rule + "." + verdict + (reason == null ? "" : "." + reason));
        for (var detail : details.entrySet()) {
            sentence = sentence.replace("{" + detail.getKey() + "}", name(detail.getKey(), detail.getValue(), bundle));
        }
        return sentence;
    }

    /** The name of a value in the language, where the bundle has one ({@code subject.OPERATIONAL_SKILLS}). */
    private static String name(String detail, String value, ResourceBundle bundle) {
        var key = detail + "." + value;
        return bundle.containsKey(key) ? bundle.getString(key) : value;
    }
}
