package io.skillcert.exam.paper.policy;

import java.math.BigDecimal;
import java.util.List;

/** A section of an operational skills paper: the tasks of one vocational function, and the minutes meant for them. */
public record SkillsSection(String function, int minutes, List<Task> tasks) {

    /** @param topics the codes of the topics of which one is drawn */
    public record Task(BigDecimal points, List<String> topics) {}
}
