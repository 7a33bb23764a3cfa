package io.skillcert.registration.application;

/** Whether a registration is for the first sitting or for the one resit (补考). */
public enum Attempt {
    FIRST,
    RESIT
}
