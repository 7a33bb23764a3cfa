package io.skillcert.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A fault of a schedule.
 *
 * @param at is counted from the beginning of the schedule
 * @param target is the index of the process or network that fails
 * @param length is the time until a killed process is started again, a stopped one continues or a network works again
 */
record Fault(Duration at, Kind kind, int target, Duration length) {

    private static final int SERVERS_OF_A_KIND = 1;
    private static final int SHORTEST_PAUSE = 3;
    private static final int LONGEST_PAUSE = 8;
    /** The distance between faults when each kind happens once. */
    private static final Duration STEP = Duration.ofSeconds(3);

    enum Target {
        REPLICA,
        SERVER,
        NETWORK
    }

    enum Kind {
        KILL_REPLICA(Target.REPLICA, 4, 1, 3),
        STOP_REPLICA(Target.REPLICA, 2, 1, 3),
        PAUSE_REPLICA(Target.REPLICA, 4, 5, 15),
        KILL_BROKER(Target.SERVER, 2, 1, 5),
        KILL_DATABASE(Target.SERVER, 2, 1, 3),
        CUT(Target.NETWORK, 3, 1, 5),
        DELAY(Target.NETWORK, 3, 3, 8),
        HALF_CLOSE(Target.NETWORK, 3, 2, 6);

        private final Target target;
        private final int weight;
        private final int shortest;
        private final int longest;

        Kind(Target target, int weight, int shortest, int longest) {
            this.target = target;
            this.weight = weight;
            this.shortest = shortest;
            this.longest = longest;
        }
    }

    /**
     * Returns one fault of each kind in an order and on targets that the seed chooses. No target fails twice.
     *
     * @param replicas is the number of replicas
     * @param networks is the number of networks
     */
    static List<Fault> oneOfEachKind(long seed, int replicas, int networks) {
        var random = new Random(seed);
        var kinds = new ArrayList<>(List.of(Kind.values()));
        Collections.shuffle(kinds, random);
        var freeReplicas = shuffled(replicas, random);
        var freeNetworks = shuffled(networks, random);
        var faults = new ArrayList<Fault>();
        for (var kind : kinds) {
            var target =
                    switch (kind.target) {
                        case REPLICA -> freeReplicas.remove(0);
                        case NETWORK -> freeNetworks.remove(0);
                        case SERVER -> 0;
                    };
            var at = STEP.multipliedBy(faults.size() + 1L);
            faults.add(new Fault(at, kind, target, between(random, kind.shortest, kind.shortest + 1)));
        }
        return faults;
    }

    private static List<Integer> shuffled(int count, Random random) {
        var targets = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(targets, random);
        return targets;
    }

    /**
     * Returns faults of random kinds, 3 to 8 seconds apart; the same ones for the same seed.
     *
     * @param replicas is the number of replicas
     * @param networks is the number of networks
     */
    static List<Fault> schedule(long seed, Duration length, int replicas, int networks) {
        var random = new Random(seed);
        var faults = new ArrayList<Fault>();
        for (var at = pause(random); at.compareTo(length) < 0; at = at.plus(pause(random))) {
            var kind = kind(random);
            var target = random.nextInt(
                    switch (kind.target) {
                        case REPLICA -> replicas;
                        case NETWORK -> networks;
                        case SERVER -> SERVERS_OF_A_KIND;
                    });
            faults.add(new Fault(at, kind, target, between(random, kind.shortest, kind.longest)));
        }
        return faults;
    }

    private static Duration pause(Random random) {
        return between(random, SHORTEST_PAUSE, LONGEST_PAUSE);
    }

    private static Duration between(Random random, int fromSeconds, int toSeconds) {
        return Duration.ofMillis(1000L * fromSeconds + random.nextInt(1000 * (toSeconds - fromSeconds)));
    }

    private static Kind kind(Random random) {
        int all = 0;
        for (var kind : Kind.values()) {
            all += kind.weight;
        }
        int left = random.nextInt(all);
        for (var kind : Kind.values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException();
    }
}
