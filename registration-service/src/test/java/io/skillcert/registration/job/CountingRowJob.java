package io.skillcert.registration.job;

import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Handles the numbers that a test gives it, and fails at some of them. */
@ApplicationScoped
class CountingRowJob implements RowJob<Integer> {

    private final Set<Integer> due = new TreeSet<>();
    private final Set<Integer> failing = new TreeSet<>();

    synchronized void begin(List<Integer> numbers, Set<Integer> failingNumbers) {
        due.clear();
        due.addAll(numbers);
        failing.clear();
        failing.addAll(failingNumbers);
    }

    /** The numbers that are not handled yet. */
    synchronized List<Integer> left() {
        return List.copyOf(due);
    }

    @Override
    public String name() {
        return "count-in-a-test";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public int batchSize() {
        return 10;
    }

    @Override
    public synchronized List<Integer> due(int limit) {
        return due.stream().limit(limit).toList();
    }

    @Override
    public synchronized void handle(List<Integer> numbers) {
        var refused = new ArrayList<>(numbers);
        refused.retainAll(failing);
        if (!refused.isEmpty()) {
            throw new IllegalStateException("can't handle " + refused);
        }
        due.removeAll(numbers);
    }
}
