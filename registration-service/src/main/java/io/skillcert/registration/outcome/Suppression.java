package io.skillcert.registration.outcome;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whose figures are shown so that none about fewer people than {@code least} is published or follows from others by
 * subtraction.
 */
final class Suppression {

    private Suppression() {}

    /**
     * People who belong to the same groups.
     *
     * @param groups empty for people who count in the total only
     */
    record Cell<G>(Set<G> groups, long people) {}

    /**
     * The groups that are shown.
     *
     * @param cells all people of the total, each in one cell
     */
    static <G extends Comparable<G>> Set<G> shown(Collection<Cell<G>> cells, int least) {
        var sizes = new HashMap<G, Long>();
        cells.forEach(cell -> cell.groups().forEach(group -> sizes.merge(group, cell.people(), Long::sum)));
        var shown = new TreeSet<G>();
        sizes.forEach((group, size) -> {
            if (size >= least) {
                shown.add(group);
            }
        });
        var hidden = sizes.size() - shown.size();
        if (hidden == 1) {
            hideSmallest(shown, sizes);
        }
        while (!shown.isEmpty() && isDisclosing(outside(cells, shown), least)) {
            hideSmallest(shown, sizes);
        }
        return shown;
    }

    /** Whether the total is shown. */
    static <G> boolean isTotalShown(Collection<Cell<G>> cells, int least) {
        return outside(cells, Set.of()) >= least;
    }

    private static boolean isDisclosing(long people, int least) {
        return people > 0 && people < least;
    }

    /** How many people belong to none of the groups: the total less the shown groups. */
    private static <G> long outside(Collection<Cell<G>> cells, Set<G> shown) {
        return cells.stream()
                .filter(cell -> Collections.disjoint(cell.groups(), shown))
                .mapToLong(Cell::people)
                .sum();
    }

    private static <G extends Comparable<G>> void hideSmallest(Set<G> shown, Map<G, Long> sizes) {
        Optional<G> smallest =
                shown.stream().min(Comparator.<G, Long>comparing(sizes::get).thenComparing(Comparator.naturalOrder()));
        smallest.ifPresent(shown::remove);
    }
}
