package io.skillcert.assessment.assembly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Draws the items of one form, part by part; no two of them are enemies. */
final class FormDraw {

    private final int form;
    private final Ranking ranking;
    private final Map<String, Set<String>> enemies;
    /** The enemies of the items that are on the form already. */
    private final Set<String> barred = new HashSet<>();

    FormDraw(int form, Ranking ranking, Map<String, Set<String>> enemies) {
        this.form = form;
        this.ranking = ranking;
        this.enemies = enemies;
    }

    /** Deals the items into their topics and takes one of each in turn, until there are enough or none is left. */
    List<String> draw(List<BankItem> pool, int quota) {
        if (quota == 0) {
            return List.of();
        }
        var topics = new LinkedHashMap<String, Queue<String>>();
        ranking.sorted("draw", form, pool, BankItem::id)
                .forEach(item -> topics.computeIfAbsent(item.topic(), topic -> new ArrayDeque<>())
                        .add(item.id()));
        var drawn = new ArrayList<String>();
        while (drawn.size() < quota && !topics.isEmpty()) {
            drawRound(topics.values(), quota, drawn);
        }
        return drawn;
    }

    private void drawRound(Collection<Queue<String>> topics, int quota, List<String> drawn) {
        for (var turns = topics.iterator(); turns.hasNext() && drawn.size() < quota; ) {
            var topic = turns.next();
            while (!topic.isEmpty() && barred.contains(topic.peek())) {
                topic.remove();
            }
            if (topic.isEmpty()) {
                turns.remove();
            } else {
                var item = topic.remove();
                drawn.add(item);
                barred.addAll(enemies.getOrDefault(item, Set.of()));
            }
        }
    }
}
