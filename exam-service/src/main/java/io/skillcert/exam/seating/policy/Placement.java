package io.skillcert.exam.seating.policy;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.skillcert.exam.result.policy.Subject;
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
 * Gives needs their blocks: first come, first served, and who finds none moves another aside, along a chain as in
 * Kuhn's matching. Which room of a block, and which seat, is settled afterwards.
 */
final class Placement {

    /** So much is tried to make room for one more; then the batch counts as unsolvable. */
    private static final int MAX_STEPS = 50_000;

    private final Map<Subject, List<Block>> blocks;
    private final Map<Need, List<List<Block>>> choices = new HashMap<>();
    private final Map<Way, Integer> people = new LinkedHashMap<>();
    private int steps;

    Placement(List<Block> blocks) {
        this.blocks = blocks.stream().collect(groupingBy(Block::subject));
    }

    /** Returns how many are left without. */
    int seat(Need need, int count) {
        int left = count;
        var way = freeWay(need);
        while (left > 0 && way.isPresent()) {
            int some = Math.min(left, free(way.get()));
            take(way.get(), some);
            left -= some;
            way = freeWay(need);
        }
        var movable = true;
        while (left > 0 && movable) {
            movable = makeRoom(need, new HashSet<>());
            left -= movable ? 1 : 0;
        }
        return left;
    }

    private static int free(Way way) {
        return way.blocks().stream().mapToInt(Block::free).min().orElse(Integer.MAX_VALUE);
    }

    /** In the order in which they were given: how many of the need go which way. */
    Map<Way, Integer> of(Need need) {
        var ways = new LinkedHashMap<Way, Integer>();
        people.forEach((way, count) -> {
            if (way.need().equals(need)) {
                ways.put(way, count);
            }
        });
        return ways;
    }

    private Optional<Way> freeWay(Need need) {
        steps = 0;
        var found = new ArrayList<Way>();
        search(need, new ArrayList<>(), 0, Set.of(), found::add);
        return found.stream().findFirst();
    }

    /** One more of the need gets a way, if need be through a full block that somebody else leaves for another. */
    private boolean makeRoom(Need need, Set<Block> tried) {
        steps = 0;
        return search(need, new ArrayList<>(), 1, tried, way -> {
            var full = way.blocks().stream().filter(Block::isFull).findFirst().orElseThrow();
            tried.add(full);
            return full.ways().stream().anyMatch(other -> moveAside(other, way, tried));
        });
    }

    private boolean moveAside(Way other, Way way, Set<Block> tried) {
        release(other);
        take(way, 1);
        var elsewhere = freeWay(other.need());
        elsewhere.ifPresent(found -> take(found, 1));
        if (elsewhere.isPresent() || makeRoom(other.need(), tried)) {
            return true;
        }
        release(way);
        take(other, 1);
        return false;
    }

    private void take(Way way, int count) {
        people.merge(way, count, Integer::sum);
        way.blocks().forEach(block -> block.take(way, count));
    }

    private void release(Way way) {
        people.computeIfPresent(way, (same, count) -> count == 1 ? null : count - 1);
        way.blocks().forEach(block -> block.release(way));
    }

    /** Tries ways with exactly so many full blocks, none of them tried before, until one is accepted. */
    private boolean search(Need need, List<Block> chosen, int full, Set<Block> tried, Predicate<Way> accepts) {
        if (chosen.size() == need.open().size()) {
            return full == 0 && accepts.test(new Way(need, chosen));
        }
        for (var block : candidates(need, chosen)) {
            int left = full - (block.isFull() ? 1 : 0);
            if (left < 0 || tried.contains(block) && block.isFull() || !fits(need, block, chosen)) {
                continue;
            }
            if (steps++ > MAX_STEPS) {
                return false;
            }
            chosen.add(block);
            if (search(need, chosen, left, tried, accepts)) {
                return true;
            }
            chosen.remove(chosen.size() - 1);
        }
        return false;
    }

    private static boolean fits(Need need, Block block, List<Block> chosen) {
        var span = need.span(block);
        return chosen.stream().noneMatch(other -> need.span(other).overlaps(span));
    }

    /** Those at the site of the first come first: nobody travels between subjects without need. */
    private List<Block> candidates(Need need, List<Block> chosen) {
        var all = choices.computeIfAbsent(need, this::choicesOf).get(chosen.size());
        if (chosen.isEmpty() || need.site().isPresent()) {
            return all;
        }
        var site = chosen.get(0).site();
        var ordered = new ArrayList<Block>(all.size());
        all.stream().filter(block -> block.site().equals(site)).forEach(ordered::add);
        all.stream().filter(block -> !block.site().equals(site)).forEach(ordered::add);
        return ordered;
    }

    /** What only some can use is left for them as long as there is something else. */
    private List<List<Block>> choicesOf(Need need) {
        return need.open().stream()
                .map(subject -> blocks.getOrDefault(subject, List.of()).stream()
                        .filter(need::allows)
                        .sorted(comparing(Block::accessible)
                                .thenComparing(block -> block.available() - block.minutes())
                                .thenComparing(Block::startsAt)
                                .thenComparing(Block::site))
                        .toList())
                .toList();
    }
}
