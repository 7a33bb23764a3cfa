package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A random batch from a seed: candidates with all kinds of requirements, and rooms with enough or too few seats. */
record RandomBatch(List<SeatCandidate> people, List<Room> rooms, int breakMinutes) {

    private static final List<String> SITES = List.of("Futian", "Nanshan");
    private static final int[] MINUTES = {90, 120, 30};

    static RandomBatch of(long seed, int maxPeople, int maxRooms) {
        var random = new Random(seed);
        int levels = 1 + random.nextInt(3);
        var people = new ArrayList<SeatCandidate>();
        int count = 1 + random.nextInt(maxPeople);
        for (int i = 0; i < count; i++) {
            people.add(person(random, i, levels));
        }
        var rooms = new ArrayList<Room>();
        int roomCount = levels + random.nextInt(maxRooms);
        int seats = 1 + 2 * count / roomCount;
        for (int i = 0; i < roomCount; i++) {
            rooms.add(room(random, i, levels, seats));
        }
        return new RandomBatch(people, rooms, random.nextBoolean() ? 0 : 15);
    }

    private static SeatCandidate person(Random random, int number, int levels) {
        var subjects = new ArrayList<>(List.of(Subject.values()).subList(0, levels));
        Collections.shuffle(subjects, random);
        var sat = subjects.subList(0, 1 + random.nextInt(levels));
        return new SeatCandidate(
                new UUID(1, number),
                "%05d".formatted(number),
                sat,
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(SITES.get(random.nextInt(2))),
                random.nextInt(8) == 0,
                random.nextInt(6) == 0 ? 30 : 0,
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of("institution " + random.nextInt(3)));
    }

    private static Room room(Random random, int number, int levels, int seats) {
        var subject = number < levels ? number : random.nextInt(levels);
        int minutes = MINUTES[subject];
        return new Room(
                new UUID(2, number),
                Subject.values()[subject],
                SITES.get(random.nextInt(2)),
                1 + random.nextInt(seats),
                1 + random.nextInt(8),
                random.nextInt(3) == 0,
                60L * random.nextInt(8),
                minutes,
                minutes + (random.nextBoolean() ? 30 : 0),
                true);
    }
}
