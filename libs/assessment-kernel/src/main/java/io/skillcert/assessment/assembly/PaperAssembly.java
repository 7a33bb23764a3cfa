package io.skillcert.assessment.assembly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Assembles papers from a blueprint, a bank and a seed by the algorithm {@value #ALGORITHM}: the same three give the same papers. */
public final class PaperAssembly {

    public static final String ALGORITHM = "assemble/1";

    /** The length of a seed in bytes. */
    public static final int SEED = 32;

    private final Blueprint blueprint;
    private final Ranking ranking;
    /** The items of each kind and function. */
    private final Map<List<Object>, List<BankItem>> pools;

    private final Map<String, Set<String>> enemies;

    private PaperAssembly(Blueprint blueprint, List<BankItem> bank, byte[] seed) {
        this.blueprint = blueprint;
        ranking = new Ranking(seed);
        pools = bank.stream().collect(Collectors.groupingBy(item -> List.of(item.kind(), item.function())));
        enemies = enemies(bank);
    }

    /** For each item that has enemies, its enemies in either direction. */
    static Map<String, Set<String>> enemies(List<BankItem> bank) {
        Map<String, Set<String>> enemies = new HashMap<>();
        for (var item : bank) {
            for (var enemy : item.enemies()) {
                enemies.computeIfAbsent(item.id(), id -> new TreeSet<>()).add(enemy);
                enemies.computeIfAbsent(enemy, id -> new TreeSet<>()).add(item.id());
            }
        }
        return enemies;
    }

    static void requireSeed(byte[] seed) {
        if (seed.length != SEED) {
            throw new IllegalArgumentException("a seed has " + SEED + " bytes");
        }
    }

    /**
     * Assembles parallel papers.
     *
     * @param bank each id once; items of kinds and functions that the blueprint does not name are ignored
     * @param seed 32 bytes from a secure source
     * @param forms how many papers
     * @throws IllegalArgumentException if the seed has another length
     */
    public static Assembly assemble(Blueprint blueprint, List<BankItem> bank, byte[] seed, int forms) {
        requireSeed(seed);
        var assembly = new PaperAssembly(blueprint, bank, seed);
        var shortages = new ArrayList<Shortage>();
        var papers = IntStream.rangeClosed(1, forms)
                .mapToObj(form -> assembly.paper(form, shortages))
                .toList();
        return shortages.isEmpty()
                ? new Assembly(papers, Optional.of(digest(papers)), List.of())
                : new Assembly(List.of(), Optional.empty(), List.copyOf(shortages));
    }

    private Paper paper(int form, List<Shortage> shortages) {
        var draw = new FormDraw(form, ranking, enemies);
        var parts = new ArrayList<PaperPart>();
        for (var part : blueprint.parts()) {
            var drawn = new ArrayList<String>();
            var quotas = blueprint.quotas(part);
            for (int i = 0; i < quotas.length; i++) {
                var function = blueprint.weights().get(i).function();
                var items = draw.draw(pools.getOrDefault(List.of(part.kind(), function), List.of()), quotas[i]);
                if (items.size() < quotas[i]) {
                    shortages.add(new Shortage(form, part.kind(), function, quotas[i] - items.size()));
                }
                drawn.addAll(items);
            }
            parts.add(new PaperPart(part.kind(), ranking.sorted("order", form, drawn, id -> id)));
        }
        return new Paper(form, parts);
    }

    /** SHA-256 of one line a form, {@code form:id,id,…}. */
    static String digest(List<Paper> papers) {
        var lines = papers.stream().map(PaperAssembly::line).collect(Collectors.joining());
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String line(Paper paper) {
        return paper.parts().stream()
                .flatMap(part -> part.items().stream())
                .collect(Collectors.joining(",", paper.form() + ":", "\n"));
    }
}
