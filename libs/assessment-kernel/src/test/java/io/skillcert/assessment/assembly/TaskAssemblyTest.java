package io.skillcert.assessment.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskAssemblyTest {

    private static final byte[] SEED = new byte[32];
    private static final TaskSlot FLOW = slot("BUSINESS", "25.00", "FLOW", "MODULE");
    private static final TaskSlot TEST = slot("TRAINING", "20.00", "TEST");

    private static TaskSlot slot(String function, String points, String... topics) {
        return new TaskSlot(function, new BigDecimal(points), List.of(topics));
    }

    private static BankItem task(String id, String function, String topic, String... enemies) {
        return new BankItem(id, ItemKind.TABLE, function, topic, Set.of(enemies));
    }

    private static List<String> items(Paper paper) {
        return paper.parts().stream().flatMap(part -> part.items().stream()).toList();
    }

    @Test
    void a_place_gets_a_task_of_its_function_and_one_of_its_topics_and_never_a_choice() {
        var bank = List.of(
                task("a", "BUSINESS", "MODULE"),
                task("b", "BUSINESS", "TEST"),
                task("c", "TRAINING", "TEST"),
                task("d", "TRAINING", "FLOW"),
                new BankItem("e", ItemKind.SINGLE_CHOICE, "BUSINESS", "FLOW", Set.of()),
                new BankItem("f", ItemKind.TRUE_FALSE, "TRAINING", "TEST", Set.of()),
                new BankItem("g", ItemKind.MULTIPLE_CHOICE, "TRAINING", "TEST", Set.of()));
        var made = TaskAssembly.assemble(List.of(FLOW, TEST), bank, SEED, 8);
        assertEquals(8, made.papers().size());
        made.papers().forEach(paper -> assertEquals(List.of("a", "c"), items(paper)));
        assertEquals(ItemKind.TABLE, made.papers().get(0).parts().get(1).kind());
    }

    @Test
    void forms_share_the_tasks_of_a_place_evenly() {
        var bank = new ArrayList<BankItem>();
        for (int i = 0; i < 3; i++) {
            bank.add(task("f" + i, "BUSINESS", "FLOW"));
            bank.add(task("t" + i, "TRAINING", "TEST"));
        }
        var made = TaskAssembly.assemble(List.of(FLOW, TEST), bank, SEED, 6);
        Map<String, Integer> uses = new HashMap<>();
        made.papers().forEach(paper -> items(paper).forEach(item -> uses.merge(item, 1, Integer::sum)));
        assertEquals(6, uses.size());
        assertEquals(Set.of(2), new HashSet<>(uses.values()));
        var first = new HashSet<>(items(made.papers().get(0)));
        first.retainAll(items(made.papers().get(1)));
        assertEquals(Set.of(), first);
    }

    @Test
    void two_places_of_one_topic_get_different_tasks_that_are_not_enemies() {
        var bank = List.of(
                task("a", "TRAINING", "TEST", "b"), task("b", "TRAINING", "TEST"), task("c", "TRAINING", "TEST", "a"));
        for (int form = 1; form <= 9; form++) {
            var seed = new byte[32];
            seed[0] = (byte) form;
            var made = TaskAssembly.assemble(List.of(TEST, TEST), bank, seed, 1);
            // Whoever draws a first has only enemies left.
            if (made.papers().isEmpty()) {
                assertEquals(List.of(new MissingTask(1, 2, TEST)), made.missing());
            } else {
                assertEquals(Set.of("b", "c"), new HashSet<>(items(made.papers().get(0))));
            }
        }
    }

    @Test
    void a_place_without_a_task_leaves_no_papers_and_is_named() {
        var bank = List.of(task("a", "BUSINESS", "FLOW"));
        var made = TaskAssembly.assemble(List.of(FLOW, TEST), bank, SEED, 2);
        assertEquals(List.of(), made.papers());
        assertEquals(Optional.empty(), made.digest());
        assertEquals(List.of(new MissingTask(1, 2, TEST), new MissingTask(2, 2, TEST)), made.missing());
    }

    @Test
    void the_same_seed_gives_the_same_papers_in_any_order_of_the_bank_and_another_seed_others() {
        var bank = new ArrayList<BankItem>();
        for (int i = 0; i < 20; i++) {
            bank.add(task("t" + i, "TRAINING", "TEST"));
        }
        var first = TaskAssembly.assemble(List.of(TEST), bank, SEED, 4);
        java.util.Collections.reverse(bank);
        assertEquals(first, TaskAssembly.assemble(List.of(TEST), bank, new byte[32], 4));
        var other = new byte[32];
        other[31] = 1;
        assertNotEquals(
                first.digest(),
                TaskAssembly.assemble(List.of(TEST), bank, other, 4).digest());
        assertTrue(first.missing().isEmpty());
    }

    @Test
    void a_seed_has_32_bytes_and_a_paper_a_task() {
        assertThrows(
                IllegalArgumentException.class, () -> TaskAssembly.assemble(List.of(TEST), List.of(), new byte[31], 1));
        assertThrows(IllegalArgumentException.class, () -> TaskAssembly.assemble(List.of(), List.of(), SEED, 1));
    }
}
