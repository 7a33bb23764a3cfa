package io.skillcert.subsidy.claim;

/** What a document of a claim shows (guide §6.2): the claim itself, or one of the bases of SUB-02. */
public enum EvidenceCode {
    /** 申请表, signed. */
    APPLICATION_FORM,
    /** 身份证明. */
    IDENTITY,
    /** 职业技能等级证书. */
    CERTIFICATE,
    /** 银行账户信息. */
    BANK_ACCOUNT,
    HOUSEHOLD_REGISTRATION,
    /** 参保证明. */
    SOCIAL_INSURANCE,
    REGISTERED_UNEMPLOYMENT,
    UNEMPLOYED_GRADUATE
}
