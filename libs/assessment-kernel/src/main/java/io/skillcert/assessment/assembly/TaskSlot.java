package io.skillcert.assessment.assembly;

import java.math.BigDecimal;
import java.util.List;

/**
 * A place for one task on a paper of tasks.
 *
 * @param function the vocational function (职业功能) that the task is of
 * @param points what the task is worth on the paper
 * @param topics the codes of the topics of which one task is drawn
 */
public record TaskSlot(String function, BigDecimal points, List<String> topics) {

    public TaskSlot {
        topics = List.copyOf(topics);
    }

    /** Whether an item is a task for this place. Choices are for theory papers and never stand for a task. */
    boolean takes(BankItem item) {
        return !TaskAssembly.CHOICES.contains(item.kind())
                && item.function().equals(function)
                && topics.contains(item.topic());
    }
}
