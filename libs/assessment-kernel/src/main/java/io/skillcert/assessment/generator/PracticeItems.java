package io.skillcert.assessment.generator;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Fingerprint;
import io.skillcert.assessment.item.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the generated part of the practice bank (专项练习): the same files at each run, one item a line. No item has the text of one in the
 * sample exam bank, and none is nearly the same as another.
 */
final class PracticeItems {

    /** How many variants of a template a bank holds. */
    static final int VARIANTS = 10;

    /** Two texts whose fingerprints differ in no more bits are nearly the same. */
    static final int NEAR = 3;

    /** How many items of each function are generated; the rest of the bank is written by hand. */
    static final Map<Integer, Map<String, Integer>> WANTED = Map.of(
            4,
            counts("FOUNDATIONS", 30, "DATA_COLLECTION", 80, "DATA_ANNOTATION", 160, "SYSTEM_OPERATION", 80),
            3,
            counts(
                    "FOUNDATIONS",
                    60,
                    "BUSINESS_ANALYSIS",
                    160,
                    "MODEL_TRAINING",
                    280,
                    "SYSTEM_DESIGN",
                    280,
                    "COACHING",
                    10));

    private static final List<ItemKind> KINDS = List.of(
            ItemKind.SINGLE_CHOICE,
            ItemKind.TRUE_FALSE,
            ItemKind.SINGLE_CHOICE,
            ItemKind.NUMBER,
            ItemKind.SINGLE_CHOICE,
            ItemKind.TRUE_FALSE,
            ItemKind.SINGLE_CHOICE,
            ItemKind.NUMBER,
            ItemKind.SINGLE_CHOICE,
            ItemKind.TRUE_FALSE);

    private static final int SEEDS = 100;

    /** Bytes of the digest that an id shows. */
    private static final int ID_BYTES = 5;

    private final int level;
    private final List<Generator> generators;
    private final Set<String> examTexts;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Long> fingerprints = new ArrayList<>();

    private PracticeItems(int level, List<Generator> generators) {
        this.level = level;
        this.generators = generators;
        examTexts = SampleBank.entries(level).stream()
                .map(entry -> SampleBank.normalised(entry.item()))
                .collect(Collectors.toSet());
    }

    /**
     * An item of the bank.
     *
     * @param id follows from the generator and the seed, so that an item keeps it whatever other generators there are
     * @param template what is asked, whatever its numbers
     */
    record Entry(String id, String template, long seed, Item item) {}

    static List<Entry> of(int level) {
        return of(level, Generators.all());
    }

    static List<Entry> of(int level, List<Generator> generators) {
        PracticeItems items = new PracticeItems(level, generators);
        WANTED.get(level).forEach(items::add);
        return List.copyOf(items.entries);
    }

    /** Takes one variant of each template after the other until there are enough. */
    private void add(String function, int wanted) {
        Map<String, Map<ItemKind, Generator>> templates = templates(function);
        int missing = wanted;
        for (int variant = 0; variant < VARIANTS; variant++) {
            for (Map.Entry<String, Map<ItemKind, Generator>> template : templates.entrySet()) {
                Map<ItemKind, Generator> kinds = template.getValue();
                ItemKind kind = kinds.containsKey(KINDS.get(variant)) ? KINDS.get(variant) : ItemKind.SINGLE_CHOICE;
                if (missing > 0 && add(template.getKey(), kinds.get(kind), variant)) {
                    missing--;
                }
            }
        }
        if (missing > 0) {
            throw new IllegalStateException(missing + " items of " + function + " are missing at level " + level);
        }
    }

    private Map<String, Map<ItemKind, Generator>> templates(String function) {
        Map<String, Map<ItemKind, Generator>> templates = new LinkedHashMap<>();
        for (Generator generator : generators) {
            boolean fits = generator instanceof TemplateGenerator
                    && generator.function().equals(function)
                    && generator.levels().contains(level);
            if (fits) {
                templates
                        .computeIfAbsent(generator.asks(), asks -> new HashMap<>())
                        .put(generator.kind(), generator);
            }
        }
        return templates;
    }

    private boolean add(String template, Generator generator, int variant) {
        long first = 1_000_000L * (generator.name().hashCode() + 1L) + 1000L * variant;
        for (long seed = first; seed < first + SEEDS; seed++) {
            Item item = generator.generate(seed);
            long fingerprint = Simhash.of(item.content().stem());
            boolean near = fingerprints.stream().anyMatch(other -> Simhash.distance(other, fingerprint) <= NEAR);
            if (!near && !examTexts.contains(SampleBank.normalised(item))) {
                fingerprints.add(fingerprint);
                entries.add(new Entry(id(generator, seed), template, seed, item));
                return true;
            }
        }
        return false;
    }

    private String id(Generator generator, long seed) {
        byte[] digest = Fingerprint.of(Stream.of(generator.name(), Long.toString(seed)));
        return "G" + level + "-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    static List<String> lines(int level) {
        return of(level).stream().map(PracticeItems::line).toList();
    }

    static String line(Entry entry) {
        Item item = entry.item();
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("value", item.key().value());
        if (item.key().tolerance() != null) {
            key.put("tolerance", item.key().tolerance());
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", entry.id());
        line.put("kind", item.kind().name());
        line.put("function", item.function());
        line.put("topic", item.topic());
        line.put("template", entry.template());
        line.put("content", SampleBank.content(item.content()));
        line.put("key", key);
        line.put("why", item.explanation().text());
        line.put("whyEn", item.explanation().textEn());
        return Json.write(line);
    }

    private static Map<String, Integer> counts(Object... functionsAndCounts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < functionsAndCounts.length; i += 2) {
            counts.put((String) functionsAndCounts[i], (Integer) functionsAndCounts[i + 1]);
        }
        return counts;
    }
}
