package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds shortages: compares for each kind of seat the candidates who require it with the free seats. */
final class Shortages {

    private Shortages() {}

    /** A kind of seat that a candidate requires. */
    private record Kind(Subject subject, Optional<String> site, boolean accessible, int extraMinutes) {
        boolean isRequiredBy(SeatRequirement requirement) {
            return requirement.open().contains(subject)
                    && (site.isEmpty() || site.equals(requirement.site()))
                    && (!accessible || requirement.accessible())
                    && requirement.extraMinutes() >= extraMinutes;
        }

        boolean isMetBy(Room room) {
            return room.subject() == subject
                    && new SeatRequirement(List.of(), site, accessible, extraMinutes, List.of())
                            .isMetBy(room.site(), room.accessible(), room.minutes(), room.available());
        }
    }

    static List<Shortage> of(Map<SeatRequirement, List<SeatCandidate>> requirements, Map<Room, Integer> free) {
        var shortages = new ArrayList<Shortage>();
        for (var kind : kinds(requirements)) {
            int people = requirements.entrySet().stream()
                    .filter(entry -> kind.isRequiredBy(entry.getKey()))
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

    /** The shortages of candidates for whom there are enough seats, but at overlapping times. */
    static List<Shortage> ofTimes(SeatRequirement requirement, int left) {
        return requirement.open().stream()
                .map(subject -> new Shortage(
                        subject, requirement.site(), requirement.accessible(), requirement.extraMinutes(), left, left))
                .toList();
    }

    /** The kinds of seats that are required, and the same with less: at any site, in any room, without extra time. */
    private static List<Kind> kinds(Map<SeatRequirement, List<SeatCandidate>> requirements) {
        var kinds = new TreeSet<Kind>(Comparator.comparing(Kind::subject)
                .thenComparing(kind -> kind.site().orElse(""))
                .thenComparing(Kind::accessible)
                .thenComparing(Kind::extraMinutes));
        for (var requirement : requirements.keySet()) {
            for (var subject : requirement.open()) {
                for (var site : List.of(Optional.<String>empty(), requirement.site())) {
                    for (var accessible : List.of(false, requirement.accessible())) {
                        kinds.add(new Kind(subject, site, accessible, 0));
                        kinds.add(new Kind(subject, site, accessible, requirement.extraMinutes()));
                    }
                }
            }
        }
        return List.copyOf(kinds);
    }
}
