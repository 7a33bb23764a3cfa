package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.cluster.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Lets the faults of a schedule happen to a cluster, each at its time; what is broken already is left alone. */
final class Nemesis {

    private static final long DELAY_MILLIS = 300;
    private static final int STARTS = 5;
    private static final int START_SECONDS = 300;

    private record Network(String name, TcpProxy proxy) {}

    private final Cluster cluster;
    private final List<Replica> replicas;
    private final List<Network> networks = new ArrayList<>();
    private final List<ReentrantLock> replicaLocks = new ArrayList<>();
    private final List<ReentrantLock> networkLocks = new ArrayList<>();
    private final ReentrantLock broker = new ReentrantLock();
    private final ReentrantLock database = new ReentrantLock();
    private final Consumer<String> progress;
    private int happened;

    Nemesis(Cluster cluster, Consumer<String> progress) {
        this.cluster = cluster;
        this.progress = progress;
        this.replicas = cluster.replicas();
        networks.add(new Network("Kafka", cluster.broker()));
        for (var replica : replicas) {
            networks.add(new Network("callers and " + replica.name(), replica.callers()));
            networks.add(new Network(replica.name() + " and its database", replica.database()));
        }
        replicas.forEach(replica -> replicaLocks.add(new ReentrantLock()));
        networks.forEach(network -> networkLocks.add(new ReentrantLock()));
    }

    List<Fault> schedule(long seed, Duration length) {
        return Fault.schedule(seed, length, replicas.size(), networks.size());
    }

    /**
     * Returns how many faults happened, when all are mended and every process has been started again.
     *
     * @throws ExecutionException as soon as one can't be mended
     */
    int run(List<Fault> schedule) throws InterruptedException, ExecutionException {
        var begin = System.nanoTime();
        var threads = Executors.newCachedThreadPool();
        try {
            var running = new ArrayList<Future<?>>();
            for (var fault : schedule) {
                var wait = fault.at().toNanos() - (System.nanoTime() - begin);
                TimeUnit.NANOSECONDS.sleep(wait);
                running.add(begin(threads, fault));
                for (var earlier : running) {
                    if (earlier.isDone()) {
                        earlier.get();
                    }
                }
            }
            for (var fault : running) {
                fault.get();
            }
            return happened;
        } finally {
            threads.shutdownNow();
        }
    }

    private Future<?> begin(ExecutorService threads, Fault fault) {
        return threads.submit(() -> {
            var lock = lockOf(fault);
            if (!lock.tryLock()) {
                return null; // broken already
            }
            try {
                progress.accept(words(fault));
                count();
                happen(fault);
            } finally {
                lock.unlock();
            }
            return null;
        });
    }

    private synchronized void count() {
        happened++;
    }

    private ReentrantLock lockOf(Fault fault) {
        return switch (fault.kind()) {
            case KILL_REPLICA, STOP_REPLICA, PAUSE_REPLICA -> replicaLocks.get(fault.target());
            case KILL_BROKER -> broker;
            case KILL_DATABASE -> database;
            case CUT, DELAY, HALF_CLOSE -> networkLocks.get(fault.target());
        };
    }

    private String words(Fault fault) {
        var what =
                switch (fault.kind()) {
                    case KILL_REPLICA ->
                        "SIGKILL " + replicas.get(fault.target()).name();
                    case STOP_REPLICA ->
                        "SIGTERM " + replicas.get(fault.target()).name();
                    case PAUSE_REPLICA ->
                        "SIGSTOP " + replicas.get(fault.target()).name();
                    case KILL_BROKER -> "SIGKILL the broker";
                    case KILL_DATABASE -> "SIGKILL PostgreSQL";
                    case CUT -> "cut between " + networks.get(fault.target()).name();
                    case DELAY ->
                        "delay between " + networks.get(fault.target()).name();
                    case HALF_CLOSE ->
                        "half-close between " + networks.get(fault.target()).name();
                };
        return "%5.1f s  %s for %.1f s"
                .formatted(fault.at().toMillis() / 1e3, what, fault.length().toMillis() / 1e3);
    }

    private void happen(Fault fault) throws Exception {
        switch (fault.kind()) {
            case KILL_REPLICA -> {
                var replica = replicas.get(fault.target());
                replica.kill();
                sleep(fault);
                startAgain(replica);
            }
            case STOP_REPLICA -> {
                var replica = replicas.get(fault.target());
                replica.stop();
                sleep(fault);
                startAgain(replica);
            }
            case PAUSE_REPLICA -> {
                var replica = replicas.get(fault.target());
                replica.pause();
                sleep(fault);
                replica.goOn();
            }
            case KILL_BROKER -> restart("kafka", fault);
            case KILL_DATABASE -> restart("postgres", fault);
            case CUT -> breakNetwork(fault, TcpProxy::cut);
            case DELAY -> breakNetwork(fault, network -> network.delay(DELAY_MILLIS));
            case HALF_CLOSE -> breakNetwork(fault, TcpProxy::halfClose);
        }
    }

    /** Until it stays: as an orchestrator does. */
    private void startAgain(Replica replica) throws IOException, InterruptedException {
        for (int i = 1; !isStarted(replica); i++) {
            if (i == STARTS) {
                throw new IOException(replica.name() + " did not start, " + STARTS + " times");
            }
            progress.accept("         " + replica.name() + " did not become ready and is started again");
        }
    }

    private static boolean isStarted(Replica replica) throws IOException, InterruptedException {
        replica.start();
        try {
            replica.awaitReady(START_SECONDS);
            return true;
        } catch (IOException e) {
            replica.kill();
            return false;
        }
    }

    private void restart(String server, Fault fault) throws InterruptedException {
        cluster.tell(server + " kill");
        sleep(fault);
        cluster.tell(server + " start");
    }

    private void breakNetwork(Fault fault, Consumer<TcpProxy> breaking) throws InterruptedException {
        var network = networks.get(fault.target()).proxy();
        breaking.accept(network);
        sleep(fault);
        network.heal();
    }

    private static void sleep(Fault fault) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(fault.length().toMillis());
    }
}
