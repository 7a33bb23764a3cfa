package io.skillcert.exam.seating.policy;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.skillcert.policy.exam.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Matches candidates to room groups. A candidate takes free groups; if there are none, an augmenting path is searched
 * (Kuhn's algorithm): a candidate with a seat in a full group is moved to another one. Rooms and seat numbers within a group
 * are chosen afterwards.
 */
final class RoomMatching {

    /** The most steps of one search; after them the search has found nothing. */
    private static final int MAX_STEPS = 50_000;

    private final Map<Subject, List<RoomGroup>> groups;
    private final Map<SeatRequirement, List<List<RoomGroup>>> choices = new HashMap<>();
    /** The number of candidates with each assignment. */
    private final Map<RoomAssignment, Integer> counts = new LinkedHashMap<>();

    private int steps;

    RoomMatching(List<RoomGroup> groups) {
        this.groups = groups.stream().collect(groupingBy(RoomGroup::subject));
    }

    /**
     * Places candidates with the same requirement.
     *
     * @return the number of candidates who could not be placed
     */
    int place(SeatRequirement requirement, int count) {
        int left = count;
        var assignment = freeAssignment(requirement);
        while (left > 0 && assignment.isPresent()) {
            int some = Math.min(left, free(assignment.get()));
            take(assignment.get(), some);
            left -= some;
            assignment = freeAssignment(requirement);
        }
        while (left > 0 && augment(requirement, new HashSet<>())) {
            left--;
        }
        return left;
    }

    private static int free(RoomAssignment assignment) {
        return assignment.groups().stream().mapToInt(RoomGroup::free).min().orElse(Integer.MAX_VALUE);
    }

    /** The assignments of a requirement in the order in which they were made, with the number of candidates of each. */
    Map<RoomAssignment, Integer> of(SeatRequirement requirement) {
        var assignments = new LinkedHashMap<RoomAssignment, Integer>();
        counts.forEach((assignment, count) -> {
            if (assignment.requirement().equals(requirement)) {
                assignments.put(assignment, count);
            }
        });
        return assignments;
    }

    private Optional<RoomAssignment> freeAssignment(SeatRequirement requirement) {
        steps = 0;
        var found = new ArrayList<RoomAssignment>();
        search(requirement, new ArrayList<>(), 0, Set.of(), found::add);
        return found.stream().findFirst();
    }

    /**
     * Searches an augmenting path that places one more candidate.
     *
     * @param tried the full groups that are already on the path
     * @return false if there is none; then no assignment has changed
     */
    private boolean augment(SeatRequirement requirement, Set<RoomGroup> tried) {
        steps = 0;
        return search(requirement, new ArrayList<>(), 1, tried, assignment -> {
            var full = assignment.groups().stream()
                    .filter(RoomGroup::isFull)
                    .findFirst()
                    .orElseThrow();
            tried.add(full);
            return full.assignments().stream().anyMatch(other -> replace(other, assignment, tried));
        });
    }

    /** Gives a seat to {@code assignment} that a candidate of {@code other} has, if that candidate can be placed elsewhere. */
    private boolean replace(RoomAssignment other, RoomAssignment assignment, Set<RoomGroup> tried) {
        release(other);
        take(assignment, 1);
        var elsewhere = freeAssignment(other.requirement());
        elsewhere.ifPresent(found -> take(found, 1));
        if (elsewhere.isPresent() || augment(other.requirement(), tried)) {
            return true;
        }
        release(assignment);
        take(other, 1);
        return false;
    }

    private void take(RoomAssignment assignment, int count) {
        counts.merge(assignment, count, Integer::sum);
        assignment.groups().forEach(group -> group.take(assignment, count));
    }

    private void release(RoomAssignment assignment) {
        counts.computeIfPresent(assignment, (same, count) -> count == 1 ? null : count - 1);
        assignment.groups().forEach(group -> group.release(assignment));
    }

    /**
     * Enumerates the assignments of a requirement until one is accepted.
     *
     * @param full how many of the groups must be full
     * @param tried full groups that are left out
     * @return whether one was accepted
     */
    private boolean search(
            SeatRequirement requirement,
            List<RoomGroup> chosen,
            int full,
            Set<RoomGroup> tried,
            Predicate<RoomAssignment> accepts) {
        if (chosen.size() == requirement.open().size()) {
            return full == 0 && accepts.test(new RoomAssignment(requirement, chosen));
        }
        for (var group : choices(requirement, chosen)) {
            int left = full - (group.isFull() ? 1 : 0);
            if (left < 0 || tried.contains(group) && group.isFull() || !fits(requirement, group, chosen)) {
                continue;
            }
            if (steps++ > MAX_STEPS) {
                return false;
            }
            chosen.add(group);
            if (search(requirement, chosen, left, tried, accepts)) {
                return true;
            }
            chosen.remove(chosen.size() - 1);
        }
        return false;
    }

    private static boolean fits(SeatRequirement requirement, RoomGroup group, List<RoomGroup> chosen) {
        var span = requirement.span(group);
        return chosen.stream().noneMatch(other -> requirement.span(other).overlaps(span));
    }

    /** The groups for the next subject, those at the site of the first subject first, so that candidates rarely travel. */
    private List<RoomGroup> choices(SeatRequirement requirement, List<RoomGroup> chosen) {
        var all = choices.computeIfAbsent(requirement, this::findChoices).get(chosen.size());
        if (chosen.isEmpty() || requirement.site().isPresent()) {
            return all;
        }
        var site = chosen.get(0).site();
        var ordered = new ArrayList<RoomGroup>(all.size());
        all.stream().filter(group -> group.site().equals(site)).forEach(ordered::add);
        all.stream().filter(group -> !group.site().equals(site)).forEach(ordered::add);
        return ordered;
    }

    /** The feasible groups of each subject. Accessible rooms and long times come last, for candidates who require them. */
    private List<List<RoomGroup>> findChoices(SeatRequirement requirement) {
        return requirement.open().stream()
                .map(subject -> groups.getOrDefault(subject, List.of()).stream()
                        .filter(requirement::allows)
                        .sorted(comparing(RoomGroup::accessible)
                                .thenComparing(group -> group.available() - group.minutes())
                                .thenComparing(RoomGroup::startsAt)
                                .thenComparing(RoomGroup::site))
                        .toList())
                .toList();
    }
}
