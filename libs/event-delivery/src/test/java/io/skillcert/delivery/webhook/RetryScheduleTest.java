package io.skillcert.delivery.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void the_delay_grows_and_has_jitter_of_a_tenth(int failed, Duration delay) {
        for (int i = 0; i < 100; i++) {
            var next = RetrySchedule.next(failed, Duration.ZERO).orElseThrow();
            assertTrue(next.compareTo(delay) >= 0, next.toString());
            assertTrue(next.compareTo(delay.multipliedBy(11).dividedBy(10)) <= 0, next.toString());
        }
    }

    @Test
    void after_nine_retries_there_is_no_other() {
        assertEquals(Optional.empty(), RetrySchedule.next(10, Duration.ofHours(1)));
    }

    @Test
    void a_receiver_can_ask_for_a_later_retry_within_a_day() {
        assertEquals(
                Duration.ofHours(3), RetrySchedule.next(1, Duration.ofHours(3)).orElseThrow());
        assertEquals(
                Duration.ofHours(24),
                RetrySchedule.next(1, Duration.ofDays(900)).orElseThrow());
    }
}
