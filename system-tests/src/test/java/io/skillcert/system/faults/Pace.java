package io.skillcert.system.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Commands at a fixed rate, whether the ones before have been answered or not. */
final class Pace implements AutoCloseable {

    private static final int AT_ONCE = 1_000;

    private final long nanosBetween;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Pace::daemon);
    private long next = System.nanoTime();
    private boolean isHeld;

    Pace(double perSecond) {
        nanosBetween = (long) (1e9 / perSecond);
    }

    interface Command<T> {
        void give(T subject) throws Exception;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "paced");
        thread.setDaemon(true);
        return thread;
    }

    /** From now on no command is begun. */
    synchronized void hold() {
        isHeld = true;
    }

    synchronized void goOn() {
        isHeld = false;
        notifyAll();
    }

    private synchronized void awaitTurn() throws InterruptedException {
        while (isHeld) {
            wait();
        }
        next = Math.max(next + nanosBetween, System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }

    /** Begins one when its time has come. */
    <T> Future<?> begin(T subject, Command<T> command) throws InterruptedException {
        awaitTurn();
        return threads.submit(() -> {
            command.give(subject);
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
