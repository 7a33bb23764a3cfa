package io.skillcert.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Something that breaks.
 *
 * @param at since the beginning
 * @param target which of the targets of its kind, counted from 0
 * @param length until it is mended: a killed process is started again, a frozen one goes on, a network heals
 */
record Fault(Duration at, Kind kind, int target, Duration length) {

    enum Kind {
        KILL_REPLICA(4, 1, 3),
        STOP_REPLICA(2, 1, 3),
        PAUSE_REPLICA(4, 5, 15),
        KILL_BROKER(2, 1, 5),
        KILL_DATABASE(2, 1, 3),
        CUT(3, 1, 5),
        DELAY(3, 3, 8),
        HALF_CLOSE(3, 2, 6);

        private final int weight;
        private final int shortest;
        private final int longest;

        Kind(int weight, int shortest, int longest) {
            this.weight = weight;
            this.shortest = shortest;
            this.longest = longest;
        }
    }

    private static final int SHORTEST_PAUSE = 3;
    private static final int LONGEST_PAUSE = 8;

    /**
     * The same for the same seed.
     *
     * @param replicas how many there are
     * @param networks how many there are
     */
    static List<Fault> schedule(long seed, Duration length, int replicas, int networks) {
        var random = new Random(seed);
        var faults = new ArrayList<Fault>();
        for (var at = pause(random); at.compareTo(length) < 0; at = at.plus(pause(random))) {
            var kind = kind(random);
            var target = random.nextInt(
                    switch (kind) {
                        case KILL_REPLICA, STOP_REPLICA, PAUSE_REPLICA -> replicas;
                        case KILL_BROKER, KILL_DATABASE -> 1;
                        case CUT, DELAY, HALF_CLOSE -> networks;
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
