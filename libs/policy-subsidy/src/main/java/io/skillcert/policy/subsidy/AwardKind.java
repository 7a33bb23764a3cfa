package io.skillcert.policy.subsidy;

/** The kinds of award that share the yearly limits (SUB-04, SUB-05). */
public enum AwardKind {
    /** 职业技能提升补贴. */
    SKILLS_UPGRADING,
    /** 企业新型学徒制培训补贴. */
    NEW_APPRENTICESHIP,
    /** 项目制培训补贴. */
    PROJECT_TRAINING,
    /** 职业技能评价补贴. */
    SKILL_EVALUATION
}
