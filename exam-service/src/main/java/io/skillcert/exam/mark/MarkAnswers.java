package io.skillcert.exam.mark;

import io.skillcert.assessment.marking.Mark;
import io.skillcert.exam.mark.MarkedAttempt.ItemMark;
import io.skillcert.exam.paper.PaperPosition;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Marks the answers of an attempt by the keys of its paper, like the open marking check. What the computer can't mark is a task for
 * people or for a run, whose mark it takes over.
 */
@ApplicationScoped
class MarkAnswers {

    private final MarkingTasks tasks;
    private final Json json;

    MarkAnswers(MarkingTasks tasks, Json json) {
        this.tasks = tasks;
        this.json = json;
    }

    /** @param mark empty if the computer has none */
    private record Answered(PaperPosition position, KeyInForce key, StoredResponse response, Optional<Mark> mark) {

        MarkingTasks.Due task() {
            return new MarkingTasks.Due(position, key.source(response), response.json());
        }

        ItemMark marked(Map<Integer, TaskMark> tasks) {
            return new ItemMark(
                    position.position(),
                    position.itemVersion(),
                    key.number(),
                    response.json(),
                    mark.orElseGet(() -> key.mark(key.source(response), tasks.get(position.position()))));
        }
    }

    /**
     * Marks the answers, and opens the tasks that they need.
     *
     * @param answers by position, as JSON
     * @return empty as long as a task awaits its mark
     */
    Optional<MarkedAttempt> mark(
            UUID attempt,
            List<PaperPosition> positions,
            Map<Integer, KeyInForce> keys,
            Map<Integer, String> answers,
            Instant now) {
        var answered = positions.stream()
                .map(position -> answered(position, keys.get(position.position()), answers.get(position.position())))
                .toList();
        var due = answered.stream()
                .filter(one -> one.mark().isEmpty())
                .map(Answered::task)
                .toList();
        return tasks.marks(attempt, due, now)
                .map(marks -> new MarkedAttempt(
                        answered.stream().map(one -> one.marked(marks)).toList()));
    }

    private Answered answered(PaperPosition position, KeyInForce key, String answer) {
        var response = StoredResponse.of(answer, json);
        return new Answered(position, key, response, key.mark(response));
    }
}
