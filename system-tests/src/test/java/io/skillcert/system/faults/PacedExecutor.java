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

/** Runs commands at a fixed rate, whether or not earlier ones have ended, with a limited number at the same time. */
final class PacedExecutor implements AutoCloseable {

    private final long nanosBetween;
    private final ExecutorService threads = Executors.newCachedThreadPool(PacedExecutor::daemon);
    private final Semaphore slots;
    private long next = System.nanoTime();

    /** @param concurrency is the number of commands that run at the same time */
    PacedExecutor(double perSecond, int concurrency) {
        nanosBetween = (long) (1e9 / perSecond);
        slots = new Semaphore(concurrency);
    }

    interface Command<T> {
        void run(T subject) throws Exception;
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

    /** Starts a command when its time has come. */
    <T> Future<?> submit(T subject, Command<T> command) throws InterruptedException {
        slots.acquire();
        awaitTurn();
        return threads.submit(() -> {
            try {
                command.run(subject);
            } finally {
                slots.release();
            }
            return null;
        });
    }

    /** Starts a command for each subject and waits until all have ended. */
    <T> void forAll(Collection<T> subjects, Command<T> command) throws InterruptedException, ExecutionException {
        List<Future<?>> started = new ArrayList<>();
        for (var subject : subjects) {
            started.add(submit(subject, command));
        }
        for (var one : started) {
            one.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
