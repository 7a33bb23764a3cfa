package io.skillcert.policy;

/** What a rule found. {@code UNKNOWN}: a fact it needs is missing, which is not a no. */
public enum Verdict {
    MET,
    NOT_MET,
    UNKNOWN
}
