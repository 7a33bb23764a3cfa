package io.skillcert.policy.exam;

/** A subject (科目) of an exam, in the order in which subjects are listed (EXM-01). */
public enum Subject {
    /** 理论知识. */
    THEORETICAL_KNOWLEDGE,
    /** 操作技能. */
    OPERATIONAL_SKILLS,
    /** 综合评审. */
    COMPREHENSIVE_REVIEW
}
