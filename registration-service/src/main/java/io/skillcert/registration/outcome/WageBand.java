package io.skillcert.registration.outcome;

/** A band of monthly wages in yuan, each up to the next. */
public enum WageBand {
    BELOW_10000,
    FROM_10000,
    FROM_15000,
    FROM_20000,
    FROM_30000
}
