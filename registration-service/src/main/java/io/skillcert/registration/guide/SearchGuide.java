package io.skillcert.registration.guide;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Searches questions and answers of both languages. A term of the query counts three times as much in the question as in the
 * answer, and the more the fewer answers have it, so that common words count little. An answer that has only some of the terms
 * loses the share of the others.
 */
@Startup
@ApplicationScoped
public class SearchGuide {

    private static final int IN_QUESTION = 3;
    private static final int IN_ANSWER = 1;
    private static final int SCALE = 2;

    private record Indexed(Guide.Entry entry, Set<String> question, Set<String> answer) {}

    private final List<Indexed> index;
    private final Map<String, Integer> answersWith = new HashMap<>();

    SearchGuide(Guide guide) {
        index = guide.entries().stream()
                .map(entry -> new Indexed(
                        entry,
                        terms(entry.answer().question()),
                        terms(entry.answer().answer())))
                .toList();
        for (var indexed : index) {
            var all = new HashSet<>(indexed.question());
            all.addAll(indexed.answer());
            all.forEach(term -> answersWith.merge(term, 1, Integer::sum));
        }
    }

    private static Set<String> terms(GuideText text) {
        var terms = new HashSet<String>();
        for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            terms.addAll(SearchTerms.ofText(text.in(
                    language,
                    placeholder ->
                            placeholder.level().map(level -> level.in(language)).orElse(" "))));
        }
        return terms;
    }

    /**
     * An answer that was found.
     *
     * @param score the higher, the better; with two decimals
     */
    public record Found(String topic, GuideAnswer answer, BigDecimal score) {}

    /** Finds the answers with the highest scores, at most as many as the limit; those of equal scores are in the order of codes. */
    public List<Found> search(String query, int limit) {
        var terms = SearchTerms.ofQuery(query);
        return index.stream()
                .map(indexed ->
                        new Found(indexed.entry().topic(), indexed.entry().answer(), score(indexed, terms)))
                .filter(found -> found.score().signum() > 0)
                .sorted(Comparator.comparing(Found::score).reversed().thenComparing(found -> found.answer()
                        .code()))
                .limit(limit)
                .toList();
    }

    private BigDecimal score(Indexed indexed, Set<String> terms) {
        double score = 0;
        int matched = 0;
        for (var term : terms) {
            var weight = (indexed.question().contains(term) ? IN_QUESTION : 0)
                    + (indexed.answer().contains(term) ? IN_ANSWER : 0);
            if (weight > 0) {
                matched++;
                score += weight * Math.log((double) index.size() / answersWith.get(term));
            }
        }
        return terms.isEmpty() ? BigDecimal.ZERO : rounded(score * matched / terms.size());
    }

    private static BigDecimal rounded(double score) {
        return BigDecimal.valueOf(score).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
