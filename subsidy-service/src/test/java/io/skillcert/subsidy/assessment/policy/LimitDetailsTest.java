package io.skillcert.subsidy.assessment.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitDetailsTest {

    @ParameterizedTest
    @CsvSource({
        "1999, 0, 1",
        "2000, 0, 0",
        "2000, 0, 1",
        "2025, 1, 3",
        "2025, 3, 1",
        "2099, 9, 9",
        "2099, 10, 9",
        "2099, 9, 10",
        "2100, 0, 0",
    })
    void each_says_what_was_looked_at(int year, int count, int limit) {
        var said = Map.of(
                "year", Integer.toString(year),
                "count", Integer.toString(count),
                "limit", Integer.toString(limit));
        assertEquals(said, LimitDetails.of(year, count, limit));
        assertEquals(said, LimitDetails.of(year, count, limit));
    }

    @ParameterizedTest
    @CsvSource({"2000, 0, 0", "2025, 1, 3", "2099, 9, 9"})
    void what_comes_back_often_is_written_once(int year, int count, int limit) {
        assertSame(LimitDetails.of(year, count, limit), LimitDetails.of(year, count, limit));
    }
}
