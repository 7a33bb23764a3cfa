package io.skillcert.http;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** What one rule found, with a sentence in the caller's language. Codes never change with the language. */
public record FindingView(String rule, Verdict verdict, String message, Citation citation) {

    private static final String BUNDLE = "messages.findings";

    // The language is the caller's, never the machine's.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    // Few: Language knows which are spoken.
    private static final Map<Locale, ResourceBundle> SENTENCES = new ConcurrentHashMap<>();

    public static List<FindingView> of(List<Finding> findings, Locale language) {
        return findings.stream().map(finding -> of(finding, language)).toList();
    }

    public static FindingView of(Finding finding, Locale language) {
        return new FindingView(
                finding.rule().code(), finding.verdict(), sentence(finding, language), finding.citation());
    }

    /** The service's bundle holds one sentence per rule and verdict, with the finding's details in braces. */
    private static String sentence(Finding finding, Locale language) {
        var sentence = SENTENCES
                .computeIfAbsent(language, FindingView::sentences)
                .getString(finding.rule().code() + "." + finding.verdict());
        for (var detail : finding.details().entrySet()) {
            sentence = sentence.replace("{" + detail.getKey() + "}", detail.getValue());
        }
        return sentence;
    }

    private static ResourceBundle sentences(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, FindingView.class.getClassLoader(), NO_FALLBACK);
    }
}
