package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.assembly.BankItem;
import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.assessment.assembly.PaperAssembly;
import io.skillcert.assessment.assembly.Part;
import io.skillcert.assessment.assembly.Weight;
import io.skillcert.assessment.marking.Marking;
import io.skillcert.assessment.marking.MarkingItem;
import io.skillcert.assessment.marking.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Measures assembly and marking without a service around them, by one thread: eight forms of a level-3 theory paper from a bank of
 * 5,000 items, and all answers of 10,000 attempts, half of them right. Database and encryption are not in it.
 */
final class Assessment implements Benchmark {

    private static final int BANK = 5_000;
    private static final int FORMS = 8;
    private static final int TOPICS = 12;
    /** One of this many items has the next one as its enemy. */
    private static final int ENEMY_OF = 10;

    private static final int ATTEMPTS = 10_000;
    private static final double ASSEMBLY_TARGET_MILLIS = 50;
    private static final double MARKING_TARGET_SECONDS = 60;
    private static final int WARM_UPS = 200;

    private static final Blueprint LEVEL_3 = new Blueprint(
            List.of(
                    new Part(ItemKind.TRUE_FALSE, 40, new BigDecimal("0.50")),
                    new Part(ItemKind.SINGLE_CHOICE, 140, new BigDecimal("0.50")),
                    new Part(ItemKind.MULTIPLE_CHOICE, 10, new BigDecimal("1.00"))),
            List.of(
                    new Weight("ETHICS", 5),
                    new Weight("FOUNDATIONS", 10),
                    new Weight("BUSINESS_ANALYSIS", 20),
                    new Weight("MODEL_TRAINING", 30),
                    new Weight("SYSTEM_DESIGN", 30),
                    new Weight("COACHING", 5)));

    private final List<BankItem> bank;
    private final List<MarkingItem> paper;
    private final List<Response> right;
    private final List<Response> wrong;
    private byte seed;

    private Assessment(List<BankItem> bank, List<JsonNode> items) {
        this.bank = bank;
        paper = items.stream()
                .map(item ->
                        MarkingItem.of(Map.of("kind", item.get("kind").asText(), "points", "0.50", "key", value(item))))
                .toList();
        right = items.stream().map(item -> new Response(value(item))).toList();
        wrong = items.stream().map(Assessment::wrong).toList();
        for (int i = 0; i < WARM_UPS; i++) {
            assemble();
            attempt(i);
        }
    }

    static Assessment start(Path root) throws IOException {
        var mapper = new ObjectMapper();
        var items = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(root.resolve("samples/bank/level-3.jsonl"))) {
            items.add(mapper.readTree(line));
        }
        var paper = new ArrayList<JsonNode>();
        for (var part : LEVEL_3.parts()) {
            items.stream()
                    .filter(item -> item.get("kind").asText().equals(part.kind().name()))
                    .limit(part.count())
                    .forEach(paper::add);
        }
        return new Assessment(bank(), paper);
    }

    /** As many items of each kind and function as the blueprint asks for in proportion. */
    private static List<BankItem> bank() {
        int positions = LEVEL_3.parts().stream().mapToInt(Part::count).sum();
        var bank = new ArrayList<BankItem>();
        for (var part : LEVEL_3.parts()) {
            for (var weight : LEVEL_3.weights()) {
                int count = Math.round((float) BANK * part.count() * weight.percent() / positions / 100);
                IntStream.range(0, count).forEach(i -> bank.add(item(bank.size(), part, weight)));
            }
        }
        return bank;
    }

    private static BankItem item(int no, Part part, Weight weight) {
        var enemies = no % ENEMY_OF == 0 ? Set.of(id(no + 1)) : Set.<String>of();
        return new BankItem(id(no), part.kind(), weight.function(), weight.function() + no % TOPICS, enemies);
    }

    private static String id(int no) {
        return "0199bbbb-0000-7000-8000-%012d".formatted(no);
    }

    private static Object value(JsonNode item) {
        return new ObjectMapper().convertValue(item.get("key").get("value"), Object.class);
    }

    private static Response wrong(JsonNode item) {
        return switch (item.get("kind").asText()) {
            case "TRUE_FALSE" -> new Response(!item.get("key").get("value").asBoolean());
            case "SINGLE_CHOICE" ->
                new Response(item.get("key").get("value").asText().equals("A") ? "B" : "A");
            default -> Response.NONE;
        };
    }

    private void assemble() {
        var bytes = new byte[PaperAssembly.SEED];
        bytes[0] = seed++;
        if (PaperAssembly.assemble(LEVEL_3, bank, bytes, FORMS).papers().size() != FORMS) {
            throw new IllegalStateException("the bank is too small");
        }
    }

    /** The points of an attempt whose answers are right at every other position. */
    private BigDecimal attempt(int no) {
        var points = BigDecimal.ZERO;
        for (int i = 0; i < paper.size(); i++) {
            var response = (i + no) % 2 == 0 ? right.get(i) : wrong.get(i);
            points = points.add(Marking.mark(paper.get(i), response).awarded());
        }
        return points;
    }

    @Override
    public void round(Rounds measured) {
        var begin = System.nanoTime();
        assemble();
        measured.add("assembly ms", (System.nanoTime() - begin) / 1e6);
        begin = System.nanoTime();
        var points = BigDecimal.ZERO;
        for (int i = 0; i < ATTEMPTS; i++) {
            points = points.add(attempt(i));
        }
        measured.add("marking s", (System.nanoTime() - begin) / 1e9);
        measured.add("mean points", points.doubleValue() / ATTEMPTS);
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line("| one thread, %d rounds | | target |", measured.count())
                .line("|---|---|---|")
                .line(
                        "| %d forms of %d items from a bank of %,d, milliseconds | %s | %s |",
                        FORMS,
                        paper.size(),
                        bank.size(),
                        measured.shown("assembly ms", "%.1f"),
                        Report.met(measured.median("assembly ms") <= ASSEMBLY_TARGET_MILLIS, "50"))
                .line(
                        "| %,d attempts with %d answers each marked, seconds | %s | %s |",
                        ATTEMPTS,
                        paper.size(),
                        measured.shown("marking s", "%.2f"),
                        Report.met(measured.median("marking s") <= MARKING_TARGET_SECONDS, "60"));
    }
}
