package io.skillcert.assessment.marking;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a response is worth: its share of the points, and the measures this follows from. */
record Comparison(Fraction share, Map<String, Object> measures) {

    static Comparison ofEqual(boolean equal) {
        return new Comparison(equal ? Fraction.ONE : Fraction.ZERO, Map.of());
    }

    /** Compares by F1 = 2 × matched ÷ (entries of the key + entries of the response), which is 1 if both are empty. */
    static Comparison ofMatches(int matched, int inKey, int inResponse, Ramp ramp) {
        var f1 = inKey + inResponse == 0 ? Fraction.ONE : Fraction.of(2L * matched, (long) inKey + inResponse);
        var measures = new LinkedHashMap<String, Object>();
        measures.put("matched", matched);
        measures.put("missed", inKey - matched);
        measures.put("extra", inResponse - matched);
        measures.put("f1", f1.rounded(4).toPlainString());
        return new Comparison(ramp.share(f1), measures);
    }
}
