package io.skillcert.policy.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterFilesTest {

    private final ParameterFiles files = new ParameterFiles("policy/sample");

    @Test
    void a_file_becomes_a_timeline_with_its_citation() {
        var entry = files.period("good").on(LocalDate.parse("2025-01-01"));
        assertEquals(Period.ofMonths(12), entry.value());
        assertEquals("§1", entry.citation().article());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-citation", "twice", "wrong-type", "unknown-key", "absent"})
    void a_file_with_a_gap_in_meaning_is_refused_by_name(String name) {
        var refusal = assertThrows(PolicyDataException.class, () -> files.period(name));
        assertTrue(refusal.getMessage().contains(name + ".yaml"), refusal.getMessage());
    }

    @Test
    void a_file_of_another_unit_is_refused() {
        assertThrows(PolicyDataException.class, () -> files.count("good"));
    }
}
