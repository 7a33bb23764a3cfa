package io.skillcert.exam.day.policy;

/** How severe a misconduct (违纪) is. */
public enum MisconductDegree {
    /** The subject is void. */
    SUBJECT,
    /** All subjects of the sitting are void. */
    SITTING,
    /** All subjects of the sitting are void, and the person is barred from exams until a day. */
    BARRED_UNTIL
}
