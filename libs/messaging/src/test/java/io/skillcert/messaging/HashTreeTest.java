package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTreeTest {

    /** The inputs and roots with which implementations of Certificate Transparency test their trees. */
    @Test
    void the_root_is_that_of_certificate_transparency() {
        var inputs = Stream.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .map(HexFormat.of()::parseHex)
                .toList();
        assertEquals("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", root(inputs.subList(0, 1)));
        assertEquals("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", root(inputs.subList(0, 2)));
        assertEquals("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", root(inputs.subList(0, 3)));
        assertEquals("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328", root(inputs));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 8, 33, 256})
    void every_proof_leads_to_the_root_and_that_of_another_content_does_not(int size) {
        var contents = IntStream.range(0, size)
                .mapToObj(number -> ("event " + number).getBytes())
                .toList();
        var tree = new HashTree(contents);
        for (int i = 0; i < size; i++) {
            if (size == 1) {
                assertEquals("", tree.proof(0));
                continue;
            }
            assertArrayEquals(tree.root(), HashTree.root(contents.get(i), tree.proof(i)));
            var other = HashTree.root(contents.get((i + 1) % size), tree.proof(i));
            assertFalse(Arrays.equals(tree.root(), other));
        }
    }

    @Test
    void a_proof_that_is_none_is_refused() {
        for (var proof : List.of("", "l", "r" + "*".repeat(43), "l".repeat(44 * 33))) {
            assertThrows(ForgedEventException.class, () -> HashTree.root(new byte[0], proof), proof);
        }
    }

    private static String root(List<byte[]> contents) {
        return HexFormat.of().formatHex(new HashTree(contents).root());
    }
}
