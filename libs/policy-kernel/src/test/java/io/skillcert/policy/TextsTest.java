package io.skillcert.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2025, 9_999, 10_000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_number_is_written_as_ever(int number) {
        assertEquals(Integer.toString(number), Texts.of(number));
        assertEquals(Integer.toString(number), Texts.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31", "2000-01-01", "2025-02-28", "2050-02-06", "2050-02-07", "9999-12-31"})
    void a_day_is_written_as_ever(LocalDate day) {
        assertEquals(day.toString(), Texts.of(day));
        assertEquals(day.toString(), Texts.of(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01", "2025-02-28", "2050-02-06"})
    void what_comes_back_often_is_written_once(LocalDate day) {
        assertSame(Texts.of(day), Texts.of(LocalDate.parse(day.toString())));
        assertSame(Texts.of(day.getYear()), Texts.of(day.getYear()));
    }
}
