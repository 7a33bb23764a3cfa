package io.skillcert.assessment.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks papers from random banks with a checker that knows quotas, enemies and topics, but not how items are drawn. */
class AssemblyAgainstSlowModelTest {

    private static final long SEED = Long.getLong("assessment.seed", 26);
    private static final int BANKS = Integer.getInteger("assessment.rounds", 1_000);
    private static final List<String> FUNCTIONS = List.of("ETHICS", "FOUNDATIONS", "MODEL_TRAINING");

    private record Case(Blueprint blueprint, List<BankItem> bank, byte[] seed, int forms) {

        static Case random(Random random) {
            var cut = new TreeSet<>(List.of(0, random.nextInt(101), random.nextInt(101), 100));
            var edges = List.copyOf(cut);
            var weights = IntStream.range(1, edges.size())
                    .mapToObj(i -> new Weight(FUNCTIONS.get(i - 1), edges.get(i) - edges.get(i - 1)))
                    .toList();
            var parts = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(i -> new Part(ItemKind.values()[i], 1 + random.nextInt(9), BigDecimal.ONE))
                    .toList();
            var seed = new byte[32];
            random.nextBytes(seed);
            return new Case(new Blueprint(parts, weights), bank(random), seed, 1 + random.nextInt(3));
        }

        private static List<BankItem> bank(Random random) {
            var size = 30 + random.nextInt(90);
            return IntStream.range(0, size)
                    .mapToObj(i -> new BankItem(
                            "i" + i,
                            ItemKind.values()[random.nextInt(4)],
                            FUNCTIONS.get(random.nextInt(3)),
                            "t" + random.nextInt(4),
                            random.nextInt(6) > 0 ? Set.of() : Set.of("i" + random.nextInt(size + 5))))
                    .toList();
        }
    }

    @Test
    void papers_of_random_banks_have_the_quotas_no_enemies_and_even_topics() {
        var random = new Random(SEED);
        var assembled = 0;
        for (int i = 0; i < BANKS; i++) {
            var given = Case.random(random);
            var assembly = PaperAssembly.assemble(given.blueprint(), given.bank(), given.seed(), given.forms());
            assertEquals(assembly.papers().isEmpty(), !assembly.shortages().isEmpty());
            assembly.papers().forEach(paper -> check(given, paper));
            assembly.shortages().forEach(shortage -> check(given, shortage));
            assembled += assembly.papers().size();
        }
        assertTrue(assembled > BANKS / 4, assembled + " papers");
    }

    private static void check(Case given, Paper paper) {
        var bank = given.bank().stream().collect(Collectors.toMap(BankItem::id, Function.identity()));
        var all = paper.parts().stream()
                .flatMap(part -> part.items().stream())
                .map(bank::get)
                .toList();
        assertEquals(all.size(), new HashSet<>(all).size(), "an item stands twice");
        for (var one : all) {
            for (var other : all) {
                assertTrue(!one.enemies().contains(other.id()) || one == other, one + " and " + other);
            }
        }
        for (int i = 0; i < paper.parts().size(); i++) {
            checkPart(given, given.blueprint().parts().get(i), paper.parts().get(i), all);
        }
    }

    private static void checkPart(Case given, Part part, PaperPart drawn, List<BankItem> onForm) {
        assertEquals(part.kind(), drawn.kind());
        assertEquals(part.count(), drawn.items().size());
        var expected = quotas(part.count(), given.blueprint().weights());
        expected.forEach((function, quota) -> {
            var pool = given.bank().stream()
                    .filter(item ->
                            item.kind() == part.kind() && item.function().equals(function))
                    .toList();
            var taken = pool.stream()
                    .filter(item -> drawn.items().contains(item.id()))
                    .toList();
            assertEquals(quota, taken.size(), function);
            checkTopics(pool, taken, onForm);
        });
    }

    /** The whole parts, and one more for those with the largest remainders: sorted, which is stable, and not searched. */
    private static Map<String, Integer> quotas(int count, List<Weight> weights) {
        var whole = weights.stream()
                .mapToInt(weight -> count * weight.percent() / 100)
                .sum();
        var first = weights.stream()
                .sorted(Comparator.comparing(weight -> -(count * weight.percent() % 100)))
                .limit(count - whole)
                .toList();
        return weights.stream()
                .collect(Collectors.toMap(
                        Weight::function, weight -> count * weight.percent() / 100 + (first.contains(weight) ? 1 : 0)));
    }

    /** A topic may be behind another by two or more only if all its other items are enemies of items on the form. */
    private static void checkTopics(List<BankItem> pool, List<BankItem> taken, List<BankItem> onForm) {
        var counts = taken.stream().collect(Collectors.groupingBy(BankItem::topic, Collectors.counting()));
        var most = counts.values().stream().mapToLong(count -> count).max().orElse(0);
        for (var item : pool) {
            if (!taken.contains(item) && counts.getOrDefault(item.topic(), 0L) < most - 1) {
                assertTrue(
                        onForm.stream().anyMatch(other -> areEnemies(item, other)),
                        item + " was not drawn, and its topic is behind");
            }
        }
    }

    private static boolean areEnemies(BankItem one, BankItem other) {
        return one.enemies().contains(other.id()) || other.enemies().contains(one.id());
    }

    private static void check(Case given, Shortage shortage) {
        var pool = new ArrayList<>(given.bank());
        pool.removeIf(item -> item.kind() != shortage.kind() || !item.function().equals(shortage.function()));
        var part = given.blueprint().parts().stream()
                .filter(one -> one.kind() == shortage.kind())
                .findAny()
                .orElseThrow();
        var quota = quotas(part.count(), given.blueprint().weights()).get(shortage.function());
        var withoutEnemies = pool.stream()
                .filter(item -> given.bank().stream().noneMatch(other -> areEnemies(item, other)))
                .count();
        var drawn = quota - shortage.missing();
        assertTrue(shortage.missing() > 0 && drawn >= 0);
        assertTrue(withoutEnemies <= drawn && drawn <= pool.size(), "items without enemies are all drawn");
    }
}
