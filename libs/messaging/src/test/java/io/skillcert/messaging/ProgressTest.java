package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final AtomicLong now = new AtomicLong();
    private final Progress progress = new Progress(now::get);

    @Test
    void work_without_progress_is_stuck_after_the_limit_and_not_before() {
        progress.beat("relay");
        now.addAndGet(LIMIT.toNanos());
        assertEquals(List.of(), progress.stuck(LIMIT));
        now.addAndGet(1);
        assertEquals(List.of("relay"), progress.stuck(LIMIT));
    }

    @Test
    void work_that_is_tried_again_during_a_long_outage_is_not_stuck() {
        for (int minute = 0; minute < 60; minute++) {
            progress.beat("consumer");
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            assertEquals(List.of(), progress.stuck(LIMIT));
        }
    }

    @Test
    void work_that_has_ended_is_not_watched() {
        progress.beat("consumer");
        progress.end("consumer");
        now.addAndGet(2 * LIMIT.toNanos());
        assertEquals(List.of(), progress.stuck(LIMIT));
    }
}
