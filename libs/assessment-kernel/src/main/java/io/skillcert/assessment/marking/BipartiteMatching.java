package io.skillcert.assessment.marking;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** The largest number of pairs between two sides, each member in at most one pair (Hopcroft–Karp). */
final class BipartiteMatching {

    private static final int FREE = -1;
    private static final int UNREACHED = Integer.MAX_VALUE;

    private final List<int[]> edges;
    private final int[] partnerOfLeft;
    private final int[] partnerOfRight;
    private final int[] layer;
    /** The next edge to try, so that each edge is looked at once a phase. */
    private final int[] next;

    private BipartiteMatching(List<int[]> edges, int right) {
        this.edges = edges;
        partnerOfLeft = filled(edges.size());
        partnerOfRight = filled(right);
        layer = new int[edges.size()];
        next = new int[edges.size()];
    }

    private static int[] filled(int size) {
        var partners = new int[size];
        Arrays.fill(partners, FREE);
        return partners;
    }

    /** @param edges for each member of the left side, the members of the right side it may be paired with */
    static int size(List<int[]> edges, int right) {
        return new BipartiteMatching(edges, right).pairs();
    }

    private int pairs() {
        var pairs = 0;
        while (findLayers()) {
            Arrays.fill(next, 0);
            for (int left = 0; left < partnerOfLeft.length; left++) {
                if (partnerOfLeft[left] == FREE && augment(left)) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    /** Numbers the left side by its distance from a free member; false if no free member of the right side is reached. */
    private boolean findLayers() {
        var queue = new ArrayDeque<Integer>();
        for (int left = 0; left < layer.length; left++) {
            layer[left] = partnerOfLeft[left] == FREE ? 0 : UNREACHED;
            if (partnerOfLeft[left] == FREE) {
                queue.add(left);
            }
        }
        var reached = false;
        while (!queue.isEmpty()) {
            int left = queue.remove();
            for (int right : edges.get(left)) {
                var partner = partnerOfRight[right];
                if (partner == FREE) {
                    reached = true;
                } else if (layer[partner] == UNREACHED) {
                    layer[partner] = layer[left] + 1;
                    queue.add(partner);
                }
            }
        }
        return reached;
    }

    private boolean augment(int left) {
        var choices = edges.get(left);
        while (next[left] < choices.length) {
            var right = choices[next[left]++];
            var partner = partnerOfRight[right];
            if (partner == FREE || layer[partner] == layer[left] + 1 && augment(partner)) {
                partnerOfLeft[left] = right;
                partnerOfRight[right] = left;
                return true;
            }
        }
        return false;
    }
}
