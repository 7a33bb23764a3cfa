package io.skillcert.registration.batch;

/** A subject (科目) of an exam, as exam-service names it too. */
public enum Subject {
    /** 理论知识. */
    THEORETICAL_KNOWLEDGE,
    /** 操作技能. */
    OPERATIONAL_SKILLS,
    /** 综合评审. */
    COMPREHENSIVE_REVIEW
}
