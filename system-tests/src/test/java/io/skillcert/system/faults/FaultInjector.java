package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.cluster.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Injects the faults of a schedule into a cluster, each at its time. A target that has already failed is left alone. */
final class FaultInjector {

    private static final long DELAY_MILLIS = 300;
    private static final int STARTS = 3;
    private static final int START_SECONDS = 180;

    private record Network(String name, TcpProxy proxy) {}

    private final Cluster cluster;
    private final List<Replica> replicas;
    private final List<Network> networks = new ArrayList<>();
    private final List<ReentrantLock> replicaLocks = new ArrayList<>();
    private final List<ReentrantLock> networkLocks = new ArrayList<>();
    private final ReentrantLock broker = new ReentrantLock();
    private final ReentrantLock database = new ReentrantLock();
    private final Consumer<String> log;
    private final AtomicInteger injected = new AtomicInteger();

    FaultInjector(Cluster cluster, Consumer<String> log) {
        this(cluster, cluster.replicas(), log);
    }

    /** @param replicas those that may fail, by their index in the faults */
    FaultInjector(Cluster cluster, List<Replica> replicas, Consumer<String> log) {
        this.cluster = cluster;
        this.log = log;
        this.replicas = replicas;
        networks.add(new Network("services and broker", cluster.broker()));
        for (var replica : replicas) {
            networks.add(new Network("clients and " + replica.name(), replica.callers()));
            networks.add(new Network(replica.name() + " and its database", replica.database()));
        }
        replicas.forEach(replica -> replicaLocks.add(new ReentrantLock()));
        networks.forEach(network -> networkLocks.add(new ReentrantLock()));
    }

    /** Returns the index in the faults of the network between a replica and its database. */
    static int networkToDatabase(int replica) {
        return 2 * replica + 2;
    }

    /** Returns the faults of a seed: those of a length of time or, if it is zero, one of each kind. */
    List<Fault> schedule(long seed, Duration length) {
        return length.isZero()
                ? Fault.oneOfEachKind(seed, replicas.size(), networks.size())
                : Fault.schedule(seed, length, replicas.size(), networks.size());
    }

    /**
     * Returns the number of injected faults once all are over and every process has been started again.
     *
     * @throws ExecutionException as soon as a process can't be started again
     */
    int run(List<Fault> schedule) throws InterruptedException, ExecutionException {
        var begin = System.nanoTime();
        var threads = Executors.newCachedThreadPool();
        try {
            var running = new ArrayList<Future<?>>();
            for (var fault : schedule) {
                var wait = fault.at().toNanos() - (System.nanoTime() - begin);
                TimeUnit.NANOSECONDS.sleep(wait);
                running.add(threads.submit(() -> inject(fault)));
                for (var earlier : running) {
                    if (earlier.isDone()) {
                        earlier.get();
                    }
                }
            }
            for (var fault : running) {
                fault.get();
            }
            return injected.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private Void inject(Fault fault) throws Exception {
        var lock = lockOf(fault);
        if (lock.tryLock()) {
            try {
                log.accept(describe(fault));
                injected.incrementAndGet();
                failAndRecover(fault);
            } finally {
                lock.unlock();
            }
        }
        return null;
    }

    private ReentrantLock lockOf(Fault fault) {
        return switch (fault.kind()) {
            case KILL_REPLICA, STOP_REPLICA, PAUSE_REPLICA -> replicaLocks.get(fault.target());
            case KILL_BROKER -> broker;
            case KILL_DATABASE -> database;
            case CUT, DELAY, HALF_CLOSE -> networkLocks.get(fault.target());
        };
    }

    private String describe(Fault fault) {
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

    private void failAndRecover(Fault fault) throws Exception {
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

    /** Starts a replica until it becomes ready, as an orchestrator does. */
    private void startAgain(Replica replica) throws IOException, InterruptedException {
        replica.takePriority();
        for (int i = 1; !isStarted(replica); i++) {
            if (i == STARTS) {
                throw new IOException(replica.name() + " did not start, " + STARTS + " times");
            }
            log.accept("         " + replica.name() + " did not become ready and is started again");
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
