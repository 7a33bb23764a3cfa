package io.skillcert.policy.subsidy;

/** What ties a claimant to Shenzhen (申领条件, SUB-02). One is enough. */
public enum Basis {
    /** 深圳市户籍. */
    HOUSEHOLD_REGISTRATION,
    /** 在深圳市正常缴交社会保险费. */
    SOCIAL_INSURANCE,
    /** 深圳市登记失业人员. */
    REGISTERED_UNEMPLOYMENT,
    /** 离校两年未就业实名登记的本市高校毕业生. */
    UNEMPLOYED_GRADUATE
}
