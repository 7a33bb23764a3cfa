package io.skillcert.registration.lesson.policy;

import io.skillcert.policy.RuleCode;

/** The codes of the rules of learning (培训学习). */
enum LearningRule implements RuleCode {
    /** The standard hours (标准学时) that lessons count for. */
    HOURS("LRN-02"),
    /** Every lesson of the level has been learnt. */
    ALL_LESSONS("LRN-03");

    private final String code;

    LearningRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
