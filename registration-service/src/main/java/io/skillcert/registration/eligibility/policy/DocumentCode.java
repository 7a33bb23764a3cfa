package io.skillcert.registration.eligibility.policy;

/** The documents of a registration (报名材料, REG-08), in the order in which they are listed. */
public enum DocumentCode {
    APPLICATION_FORM,
    IDENTITY,
    PHOTO,
    EDUCATION,
    ENROLMENT,
    STUDENT_CARD,
    SOCIAL_INSURANCE,
    WORK_PROOF,
    CERTIFICATE,
    TITLE,
    TRAINING_COMPLETION
}
