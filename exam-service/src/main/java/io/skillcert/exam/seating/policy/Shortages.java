package io.skillcert.exam.seating.policy;

import io.skillcert.exam.result.policy.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what a batch lacks: for each kind of seat, who needs it at least, and how many are free. */
final class Shortages {

    private Shortages() {}

    /** A kind of seat that somebody asks for. */
    private record Kind(Subject subject, Optional<String> site, boolean accessible, int extraMinutes) {
        boolean isNeededBy(Need need) {
            return need.open().contains(subject)
                    && (site.isEmpty() || site.equals(need.site()))
                    && (!accessible || need.accessible())
                    && need.extraMinutes() >= extraMinutes;
        }

        boolean isMetBy(Room room) {
            return room.subject() == subject
                    && new Need(List.of(), site, accessible, extraMinutes, List.of())
                            .isMetBy(room.site(), room.accessible(), room.minutes(), room.available());
        }
    }

    static List<Shortage> of(Map<Need, List<SeatCandidate>> needs, Map<Room, Integer> free) {
        var shortages = new ArrayList<Shortage>();
        for (var kind : kinds(needs)) {
            int people = needs.entrySet().stream()
                    .filter(entry -> kind.isNeededBy(entry.getKey()))
                    .mapToInt(entry -> entry.getValue().size())
                    .sum();
            int seats = free.entrySet().stream()
                    .filter(entry -> kind.isMetBy(entry.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            if (people > seats) {
                shortages.add(new Shortage(kind.subject, kind.site, kind.accessible, kind.extraMinutes, people, seats));
            }
        }
        return shortages;
    }

    /** There are seats enough, but their times do not go together. */
    static List<Shortage> ofTimes(Need need, int left) {
        return need.open().stream()
                .map(subject -> new Shortage(subject, need.site(), need.accessible(), need.extraMinutes(), left, left))
                .toList();
    }

    /** What somebody asks for, and the same with less: anywhere, in any room, without extra time. */
    private static List<Kind> kinds(Map<Need, List<SeatCandidate>> needs) {
        var kinds = new TreeSet<Kind>(java.util.Comparator.comparing(Kind::subject)
                .thenComparing(kind -> kind.site().orElse(""))
                .thenComparing(Kind::accessible)
                .thenComparing(Kind::extraMinutes));
        for (var need : needs.keySet()) {
            for (var subject : need.open()) {
                for (var site : List.of(Optional.<String>empty(), need.site())) {
                    for (var accessible : List.of(false, need.accessible())) {
                        kinds.add(new Kind(subject, site, accessible, 0));
                        kinds.add(new Kind(subject, site, accessible, need.extraMinutes()));
                    }
                }
            }
        }
        return List.copyOf(kinds);
    }
}
