package io.skillcert.exam.mark;

import io.skillcert.assessment.marking.Response;
import io.skillcert.exam.mark.MarkedAttempt.ItemMark;
import io.skillcert.exam.paper.PaperPosition;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.PlainJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Marks the answers of an attempt by the keys of its paper, like the open marking check. */
@ApplicationScoped
class MarkAnswers {

    private static final String NO_ANSWER = "null";

    private final Json json;

    MarkAnswers(Json json) {
        this.json = json;
    }

    /**
     * Marks the answers.
     *
     * @param answers by position, as JSON
     * @param tasks the marks of the tasks that are not computed, by position
     */
    MarkedAttempt mark(
            List<PaperPosition> positions,
            Map<Integer, KeyInForce> keys,
            Map<Integer, String> answers,
            Map<Integer, TaskMark> tasks) {
        return new MarkedAttempt(positions.stream()
                .map(position -> mark(
                        position,
                        keys.get(position.position()),
                        answers.get(position.position()),
                        tasks.get(position.position())))
                .toList());
    }

    private ItemMark mark(PaperPosition position, KeyInForce key, String answer, TaskMark task) {
        var isAnswered = answer != null && !NO_ANSWER.equals(answer);
        var response =
                isAnswered ? new Response(json.read(answer, PlainJson.class).value()) : Response.NONE;
        return new ItemMark(
                position.position(),
                position.itemVersion(),
                key.number(),
                isAnswered ? answer : null,
                key.mark(response, task));
    }
}
