package io.skillcert.assessment.assembly;

import io.skillcert.assessment.ItemKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Assembles papers of tasks, one task for each place, by the algorithm {@value #ALGORITHM}: the same places, bank and seed give the
 * same papers. A place gets the task that the fewest earlier forms have, so that neighbours see different ones where the bank has
 * enough; of equal ones, the first by the HMAC of the seed.
 */
public final class TaskAssembly {

    public static final String ALGORITHM = "assemble-tasks/1";

    static final Set<ItemKind> CHOICES =
            EnumSet.of(ItemKind.TRUE_FALSE, ItemKind.SINGLE_CHOICE, ItemKind.MULTIPLE_CHOICE);

    private final List<TaskSlot> slots;
    private final List<BankItem> bank;
    private final Ranking ranking;
    private final Map<String, Set<String>> enemies;
    /** On how many forms each item stands already. */
    private final Map<String, Integer> uses = new HashMap<>();

    private TaskAssembly(List<TaskSlot> slots, List<BankItem> bank, byte[] seed) {
        this.slots = slots;
        this.bank = bank;
        ranking = new Ranking(seed);
        enemies = PaperAssembly.enemies(bank);
    }

    /**
     * Assembles parallel papers.
     *
     * @param slots the places of a paper in their order
     * @param bank each id once; items that no place takes are ignored
     * @param seed 32 bytes from a secure source
     * @param forms how many papers
     * @throws IllegalArgumentException if the seed has another length or there are no places
     */
    public static TaskPapers assemble(List<TaskSlot> slots, List<BankItem> bank, byte[] seed, int forms) {
        PaperAssembly.requireSeed(seed);
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("a paper has at least 1 task");
        }
        var assembly = new TaskAssembly(slots, bank, seed);
        var missing = new ArrayList<MissingTask>();
        var papers = IntStream.rangeClosed(1, forms)
                .mapToObj(form -> assembly.paper(form, missing))
                .toList();
        return missing.isEmpty()
                ? new TaskPapers(papers, Optional.of(PaperAssembly.digest(papers)), List.of())
                : new TaskPapers(List.of(), Optional.empty(), List.copyOf(missing));
    }

    private Paper paper(int form, List<MissingTask> missing) {
        var barred = new HashSet<String>();
        var parts = new ArrayList<PaperPart>();
        for (int no = 1; no <= slots.size(); no++) {
            var slot = slots.get(no - 1);
            var task = draw(form, slot, barred);
            if (task.isEmpty()) {
                missing.add(new MissingTask(form, no, slot));
                continue;
            }
            var id = task.get().id();
            barred.add(id);
            barred.addAll(enemies.getOrDefault(id, Set.of()));
            parts.add(new PaperPart(task.get().kind(), List.of(id)));
        }
        parts.stream().flatMap(part -> part.items().stream()).forEach(id -> uses.merge(id, 1, Integer::sum));
        return new Paper(form, parts);
    }

    private Optional<BankItem> draw(int form, TaskSlot slot, Set<String> barred) {
        var open = bank.stream()
                .filter(item -> slot.takes(item) && !barred.contains(item.id()))
                .toList();
        var fewest = open.stream().mapToInt(this::uses).min().orElse(0);
        var least = open.stream().filter(item -> uses(item) == fewest).toList();
        return ranking.sorted("task", form, least, BankItem::id).stream().findFirst();
    }

    private int uses(BankItem item) {
        return uses.getOrDefault(item.id(), 0);
    }
}
