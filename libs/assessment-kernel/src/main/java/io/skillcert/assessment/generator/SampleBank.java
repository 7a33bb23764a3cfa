package io.skillcert.assessment.generator;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Content;
import io.skillcert.assessment.item.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the sample item bank: the same files at each run, one item a line. */
public final class SampleBank {

    /** Levels for which there is a sample bank. */
    static final List<Integer> LEVELS = List.of(4, 3);

    private static final int VARIANTS = 2;

    private SampleBank() {}

    /**
     * An item of the bank.
     *
     * @param id its identifier within the bank
     * @param generator the generator that made it
     * @param seed the seed it was made from
     * @param item the item
     */
    record Entry(String id, Generator generator, long seed, Item item) {}

    static List<String> lines(int level) {
        List<Entry> entries = entries(level);
        Map<String, List<String>> same = new HashMap<>();
        for (Entry entry : entries) {
            same.computeIfAbsent(entry.generator().asks(), asks -> new ArrayList<>())
                    .add(entry.id());
        }
        return entries.stream()
                .map(entry -> line(entry, same.get(entry.generator().asks())))
                .toList();
    }

    static List<Entry> entries(int level) {
        Set<String> texts = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (Generator generator : Generators.all()) {
            boolean onPapers =
                    generator.kind() != ItemKind.NUMBER && (level == 3 || generator.kind() != ItemKind.MULTIPLE_CHOICE);
            if (generator.levels().contains(level) && onPapers) {
                add(entries, texts, generator, level);
            }
        }
        return entries;
    }

    private static void add(List<Entry> entries, Set<String> texts, Generator generator, int level) {
        boolean one = generator instanceof FactGenerator && generator.kind() != ItemKind.MULTIPLE_CHOICE;
        int wanted = entries.size() + (one ? 1 : VARIANTS);
        long first = 1000L * generator.name().hashCode();
        for (long seed = first; entries.size() < wanted; seed++) {
            Item item = generator.generate(seed);
            if (texts.add(normalised(item))) {
                String id = "L%d-%04d".formatted(level, entries.size() + 1);
                entries.add(new Entry(id, generator, seed, item));
            }
        }
    }

    /**
     * Reduces an item to its letters and digits. Of a true/false item and a choice about the same case, only the case counts.
     *
     * @param item the item
     * @return the text by which duplicates are found
     */
    static String normalised(Item item) {
        StringBuilder text = new StringBuilder(item.content().stem());
        if (item.kind() == ItemKind.MULTIPLE_CHOICE) {
            item.content().options().stream().map(Content.Option::text).sorted().forEach(text::append);
        }
        return text.toString().replaceAll("[^\\p{L}\\p{N}.]", "");
    }

    private static String line(Entry entry, List<String> same) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", entry.id());
        line.put("level", entry.item().level());
        line.put("function", entry.item().function());
        line.put("topic", entry.item().topic());
        line.put("kind", entry.item().kind().name());
        line.put("enemies", same.stream().filter(id -> !id.equals(entry.id())).toList());
        line.put("source", source(entry));
        line.put("content", content(entry.item().content()));
        line.put("key", Map.of("value", entry.item().key().value()));
        Map<String, Object> explanation = new LinkedHashMap<>();
        explanation.put("text", entry.item().explanation().text());
        explanation.put("textEn", entry.item().explanation().textEn());
        line.put("explanation", explanation);
        return Json.write(line);
    }

    private static String source(Entry entry) {
        return entry.generator().name() + ", seed " + entry.seed();
    }

    static Map<String, Object> content(Content content) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stem", content.stem());
        map.put("stemEn", content.stemEn());
        if (!content.options().isEmpty()) {
            List<Object> options = new ArrayList<>();
            for (Content.Option option : content.options()) {
                Map<String, Object> shown = new LinkedHashMap<>();
                shown.put("id", option.id());
                shown.put("text", option.text());
                shown.put("textEn", option.textEn());
                options.add(shown);
            }
            map.put("options", options);
        }
        if (content.unit() != null) {
            map.put("unit", content.unit());
            map.put("unitEn", content.unitEn());
        }
        return map;
    }
}
