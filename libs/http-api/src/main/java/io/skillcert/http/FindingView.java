package io.skillcert.http;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The finding of one rule with a message in the caller's language. Codes do not depend on the language. */
public record FindingView(String rule, Verdict verdict, String message, Citation citation) {

    private static final String BUNDLE = "messages.findings";

    // Without fallback to the JVM's default locale.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    // At most one bundle for each language that Language supports.
    private static final Map<Locale, ResourceBundle> SENTENCES = new ConcurrentHashMap<>();

    public static List<FindingView> of(List<Finding> findings, Locale language) {
        return findings.stream().map(finding -> of(finding, language)).toList();
    }

    public static FindingView of(Finding finding, Locale language) {
        return new FindingView(
                finding.rule().code(), finding.verdict(), sentence(finding, language), finding.citation());
    }

    /** The service's bundle has one message for each rule and verdict; {@code {name}} stands for a detail of the finding. */
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
