package io.skillcert.system.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Commands at a fixed rate, whether the ones before have been answered or not, as long as there are callers left. */
final class PacedExecutor implements AutoCloseable {

    private final long nanosBetween;
    private final ExecutorService threads = Executors.newCachedThreadPool(PacedExecutor::daemon);
    private final Semaphore callers;
    private long next = System.nanoTime();

    /** @param callers who wait for an answer at the same time */
    PacedExecutor(double perSecond, int callers) {
        nanosBetween = (long) (1e9 / perSecond);
        this.callers = new Semaphore(callers);
    }

    interface Command<T> {
        void give(T subject) throws Exception;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "paced");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void awaitTurn() throws InterruptedException {
        next = Math.max(next + nanosBetween, System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }

    /** Begins one when its time has come. */
    <T> Future<?> begin(T subject, Command<T> command) throws InterruptedException {
        callers.acquire();
        awaitTurn();
        return threads.submit(() -> {
            try {
                command.give(subject);
            } finally {
                callers.release();
            }
            return null;
        });
    }

    /** Begins one for each and waits until all are done. */
    <T> void forAll(Collection<T> subjects, Command<T> command) throws InterruptedException, ExecutionException {
        List<Future<?>> begun = new ArrayList<>();
        for (var subject : subjects) {
            begun.add(begin(subject, command));
        }
        for (var one : begun) {
            one.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
