package io.skillcert.registration.batch;

/** A subject (科目) of an exam, under the names that exam-service uses too. */
public enum ExamSubject {
    /** 理论知识. */
    THEORETICAL_KNOWLEDGE,
    /** 操作技能. */
    OPERATIONAL_SKILLS,
    /** 综合评审. */
    COMPREHENSIVE_REVIEW
}
