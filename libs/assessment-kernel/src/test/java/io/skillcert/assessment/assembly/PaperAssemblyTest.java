package io.skillcert.assessment.assembly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperAssemblyTest {

    private static final byte[] SEED = new byte[32];

    private static Part part(ItemKind kind, int count) {
        return new Part(kind, count, BigDecimal.ONE);
    }

    private static Blueprint blueprint(int trueFalse, int single, Weight... weights) {
        return new Blueprint(
                List.of(part(ItemKind.TRUE_FALSE, trueFalse), part(ItemKind.SINGLE_CHOICE, single)), List.of(weights));
    }

    private static BankItem item(String id, ItemKind kind, String topic, String... enemies) {
        return new BankItem(id, kind, "ETHICS", topic, Set.of(enemies));
    }

    @ParameterizedTest
    @CsvSource({
        "40, '5,10,20,30,30,5', '2,4,8,12,12,2'",
        "10, '5,10,20,30,30,5', '1,1,2,3,3,0'", // both remainders are one half, the earlier one gets the item
        "7, '33,33,34', '2,2,3'",
        "1, '33,33,34', '0,0,1'",
        "3, '50,50,0', '2,1,0'",
        "5, '100', '5'",
        "2147483647, '50,50', '1073741824,1073741823'"
    })
    void a_quota_is_the_whole_part_and_the_largest_remainders(int count, String percents, String quotas) {
        var weights = new ArrayList<Weight>();
        for (var percent : percents.split(",")) {
            weights.add(new Weight("F" + weights.size(), Integer.parseInt(percent)));
        }
        var part = part(ItemKind.TABLE, count);
        var expected =
                List.of(quotas.split(",")).stream().mapToInt(Integer::parseInt).toArray();
        assertArrayEquals(expected, new Blueprint(List.of(part), weights).quotas(part));
    }

    @Test
    void a_blueprint_that_contradicts_itself_is_refused() {
        var all = List.of(new Weight("ETHICS", 100));
        var one = part(ItemKind.TABLE, 1);
        assertThrows(IllegalArgumentException.class, () -> new Blueprint(List.of(), all));
        assertThrows(IllegalArgumentException.class, () -> new Blueprint(List.of(part(ItemKind.TABLE, 0)), all));
        assertThrows(IllegalArgumentException.class, () -> new Blueprint(List.of(one, one), all));
        assertThrows(IllegalArgumentException.class, () -> new Blueprint(List.of(one), List.of(new Weight("A", 99))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Blueprint(List.of(one), List.of(new Weight("A", 50), new Weight("A", 50))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Blueprint(List.of(one), List.of(new Weight("A", 101), new Weight("B", -1))));
        assertEquals(
                1,
                new Blueprint(List.of(one), List.of(new Weight("A", 100), new Weight("B", 0)))
                        .parts()
                        .size());
    }

    @Test
    void enemies_never_stand_on_one_form_whichever_side_and_part_they_are_in() {
        var bank = List.of(
                item("a", ItemKind.TRUE_FALSE, "t"),
                item("b", ItemKind.SINGLE_CHOICE, "t", "a"),
                item("c", ItemKind.SINGLE_CHOICE, "t"));
        var assembly = PaperAssembly.assemble(blueprint(1, 1, new Weight("ETHICS", 100)), bank, SEED, 26);
        assertEquals(26, assembly.papers().size());
        for (var paper : assembly.papers()) {
            assertEquals(List.of("a"), paper.parts().get(0).items());
            assertEquals(List.of("c"), paper.parts().get(1).items());
        }
        var named = new ArrayList<>(bank);
        named.set(0, item("a", ItemKind.TRUE_FALSE, "t", "b", "not-in-the-bank"));
        named.set(1, item("b", ItemKind.SINGLE_CHOICE, "t"));
        assertEquals(
                assembly.digest(),
                PaperAssembly.assemble(blueprint(1, 1, new Weight("ETHICS", 100)), named, SEED, 26)
                        .digest());
    }

    @Test
    void a_shortage_of_one_form_leaves_no_papers_and_names_what_is_missing() {
        var bank = List.of(
                item("a", ItemKind.TRUE_FALSE, "t"),
                item("b", ItemKind.TRUE_FALSE, "t", "a"),
                item("x", ItemKind.ORDERING, "t"),
                new BankItem("y", ItemKind.TRUE_FALSE, "COACHING", "t", Set.of()));
        var assembly = PaperAssembly.assemble(blueprint(2, 1, new Weight("ETHICS", 100)), bank, SEED, 2);
        assertEquals(List.of(), assembly.papers());
        assertEquals(Optional.empty(), assembly.digest());
        assertEquals(
                List.of(
                        new Shortage(1, ItemKind.TRUE_FALSE, "ETHICS", 1),
                        new Shortage(1, ItemKind.SINGLE_CHOICE, "ETHICS", 1),
                        new Shortage(2, ItemKind.TRUE_FALSE, "ETHICS", 1),
                        new Shortage(2, ItemKind.SINGLE_CHOICE, "ETHICS", 1)),
                assembly.shortages());
    }

    @Test
    void the_same_seed_gives_the_same_papers_and_another_seed_others() {
        var bank = new ArrayList<BankItem>();
        for (int i = 0; i < 60; i++) {
            bank.add(item("i" + i, i % 2 == 0 ? ItemKind.TRUE_FALSE : ItemKind.SINGLE_CHOICE, "t" + i % 5));
        }
        var blueprint = blueprint(10, 10, new Weight("ETHICS", 100));
        var first = PaperAssembly.assemble(blueprint, bank, SEED, 3);
        assertEquals(first, PaperAssembly.assemble(blueprint, bank, new byte[32], 3));
        assertNotEquals(first.papers().get(0).parts(), first.papers().get(1).parts());
        var other = new byte[32];
        other[31] = 1;
        assertNotEquals(
                first.digest(),
                PaperAssembly.assemble(blueprint, bank, other, 3).digest());
        assertTrue(first.shortages().isEmpty());
    }

    @Test
    void a_seed_has_32_bytes() {
        var blueprint = blueprint(1, 1, new Weight("ETHICS", 100));
        assertThrows(
                IllegalArgumentException.class, () -> PaperAssembly.assemble(blueprint, List.of(), new byte[31], 1));
    }
}
