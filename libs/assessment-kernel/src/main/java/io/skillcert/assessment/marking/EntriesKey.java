package io.skillcert.assessment.marking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pairs of a matching, or labels of samples. Entries of a response that the key does not know count for nothing.
 *
 * @param ramp from the accuracy to the share of the points; without one the accuracy is the share
 */
record EntriesKey(Map<String, String> entries, Optional<Ramp> ramp) implements Key {

    static EntriesKey read(Input key, Optional<Ramp> ramp) {
        var entries = texts(key, false);
        if (entries.isEmpty() && key.value() instanceof Map) {
            key.refuse("must have {0} entries or more", 1);
        }
        return new EntriesKey(entries, ramp);
    }

    private static Map<String, String> texts(Input object, boolean gapsAllowed) {
        var texts = new LinkedHashMap<String, String>();
        for (var name : object.names()) {
            var entry = gapsAllowed ? object.field(name) : object.required(name);
            if (!entry.isAbsent() || !gapsAllowed) {
                texts.put(name, entry.text());
            }
        }
        return texts;
    }

    @Override
    public Comparison compare(Input response) {
        var given = texts(response, true);
        var correct = (int) entries.entrySet().stream()
                .filter(entry -> entry.getValue().equals(given.get(entry.getKey())))
                .count();
        var accuracy = Fraction.of(correct, Math.max(1, entries.size()));
        var measures = new LinkedHashMap<String, Object>();
        measures.put("correct", correct);
        measures.put("of", entries.size());
        ramp.ifPresent(by -> measures.put("accuracy", accuracy.rounded(4).toPlainString()));
        return new Comparison(ramp.map(by -> by.share(accuracy)).orElse(accuracy), measures);
    }
}
