package io.skillcert.exam.sitting;

import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.paper.PaperPosition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The order in which a candidate sees the items and options of a paper. It follows from the seed of the attempt, so a second
 * machine shows the same order. Answers name the position in the paper, whatever the order.
 *
 * @param items the positions as they are shown; items of one part stay together
 * @param options the ids of the options as they are shown, by position; ids that an item does not have are left out by who shows it
 */
public record PresentationOrder(List<Integer> items, Map<Integer, List<String>> options) {

    private static final Set<ItemKind> WITH_OPTIONS = EnumSet.of(ItemKind.SINGLE_CHOICE, ItemKind.MULTIPLE_CHOICE);
    private static final List<String> IDS = List.of("A", "B", "C", "D", "E", "F", "G", "H");

    static PresentationOrder of(byte[] seed, List<PaperPosition> paper) {
        var items = new ArrayList<Integer>();
        var options = new LinkedHashMap<Integer, List<String>>();
        for (int first = 0; first < paper.size(); ) {
            int end = first;
            while (end < paper.size()
                    && paper.get(end).part() == paper.get(first).part()) {
                end++;
            }
            var part = new ArrayList<>(paper.subList(first, end).stream()
                    .map(PaperPosition::position)
                    .toList());
            Collections.shuffle(part, random(seed, "items from " + first));
            items.addAll(part);
            first = end;
        }
        for (var position : paper) {
            if (WITH_OPTIONS.contains(position.kind())) {
                var ids = new ArrayList<>(IDS);
                Collections.shuffle(ids, random(seed, "options of " + position.position()));
                options.put(position.position(), ids);
            }
        }
        return new PresentationOrder(items, options);
    }

    private static Random random(byte[] seed, String purpose) {
        var hash = Hashes.sha256(seed, purpose.getBytes(StandardCharsets.UTF_8));
        return new Random(ByteBuffer.wrap(hash).getLong());
    }
}
