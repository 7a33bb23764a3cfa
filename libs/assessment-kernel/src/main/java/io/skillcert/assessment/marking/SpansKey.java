package io.skillcert.assessment.marking;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** Labelled spans of a text. A span of a response matches only an identical one. */
record SpansKey(List<Span> spans, Ramp ramp) implements Key {

    private static final Set<String> FIELDS = Set.of("start", "end", "label");

    /** @param start and end: code points, the end exclusive */
    private record Span(BigInteger start, BigInteger end, String label) {

        static Span read(Input span) {
            span.onlyFields(FIELDS);
            var label = span.required("label").text();
            var before = span.refusals();
            var start = span.required("start").integer();
            var end = span.required("end").integer();
            if (start.signum() < 0) {
                span.field("start").refuse("must not be negative");
            }
            if (span.refusals() == before && end.compareTo(start) <= 0) {
                span.field("end").refuse("must be above {0}", "start");
            }
            return new Span(start, end, label);
        }
    }

    static SpansKey read(Input item) {
        return new SpansKey(Input.distinct(item.field("key").objects(), Span::read), Ramp.read(item));
    }

    @Override
    public Comparison compare(Input response) {
        var given = Input.distinct(response.objects(), Span::read);
        var known = Set.copyOf(spans);
        var matched = (int) given.stream().filter(known::contains).count();
        return Comparison.ofMatches(matched, spans.size(), given.size(), ramp);
    }
}
