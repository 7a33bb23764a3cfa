package io.skillcert.letter;

/** The kinds of letters (文书). The names are published and stored. */
public enum LetterKind {
    /** 受理通知书 */
    REGISTRATION_ACCEPTED,
    /** 补正通知书 */
    REGISTRATION_RETURNED,
    /** 审核通过通知书 */
    REGISTRATION_APPROVED,
    /** 审核不通过通知书 */
    REGISTRATION_REFUSED,
    /** 补贴核准通知书 */
    SUBSIDY_GRANTED,
    /** 不予补贴通知书 */
    SUBSIDY_REFUSED,
    /** 补贴发放通知书 */
    SUBSIDY_PAID
}
