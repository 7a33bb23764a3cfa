package io.skillcert.localstack.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Calls services for the rows of different people at the same time, and for those of one person in the order of the file. */
final class People {

    /** So few that no service refuses a call as overloaded. */
    private static final int THREADS = 8;

    private final List<CohortRow> rows;

    People(List<CohortRow> rows) {
        this.rows = rows;
    }

    /**
     * Returns what a call answers for each row, by row.
     *
     * @throws RuntimeException of the first call that failed; calls that have begun end before
     */
    <T> Map<Integer, T> map(Collection<Integer> indexes, IntFunction<T> call) {
        var byPerson = indexes.stream().sorted().collect(Collectors.groupingBy(index -> rows.get(index)
                .person()));
        var answers = new ConcurrentHashMap<Integer, T>();
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var running = byPerson.values().stream()
                    .map(ofPerson -> threads.submit(() -> ofPerson.forEach(i -> answers.put(i, call.apply(i)))))
                    .toList();
            for (var person : running) {
                person.get();
            }
            return new TreeMap<>(answers);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
