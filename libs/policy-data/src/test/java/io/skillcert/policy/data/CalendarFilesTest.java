package io.skillcert.policy.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.policy.WorkingDays;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFilesTest {

    private final WorkingDays shipped = CalendarFiles.load(Optional.empty());

    @ParameterizedTest(name = "{0} + {1} working days = {2}")
    @CsvSource({
        "2025-09-26, 5, 2025-10-10",
        "2025-01-24, 5, 2025-02-07",
        "2025-04-25, 5, 2025-05-06",
        "2024-09-13, 5, 2024-09-23",
        "2026-09-30, 5, 2026-10-13"
    })
    void CAL_01_counts_holidays_and_make_up_workdays_as_announced(LocalDate from, int count, LocalDate expected) {
        assertEquals(expected, shipped.after(from, count));
    }

    @Test
    void CAL_01_the_shipped_calendar_ends_with_2026() {
        assertFalse(shipped.isProvisional(LocalDate.parse("2026-12-31")));
        assertTrue(shipped.isProvisional(LocalDate.parse("2027-01-01")));
    }

    @Test
    void CAL_01_the_next_year_is_loaded_as_data(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("2027.yaml"),
                """
                year: 2027
                notice: a notice
                off: [2027-01-01]
                work: [2027-01-02]
                """);
        var extended = CalendarFiles.load(Optional.of(folder));
        assertEquals(LocalDate.parse("2027-01-02"), extended.after(LocalDate.parse("2026-12-31"), 1));
        assertFalse(extended.isProvisional(LocalDate.parse("2027-12-31")));
    }

    @Test
    void a_gap_between_years_is_refused(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("2028.yaml"), "{year: 2028, notice: a notice, off: [], work: []}");
        assertThrows(PolicyDataException.class, () -> CalendarFiles.load(Optional.of(folder)));
    }
}
