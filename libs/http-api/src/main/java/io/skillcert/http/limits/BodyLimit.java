package io.skillcert.http.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The largest body an operation reads; a larger one is answered 413. Without it the server's own limit holds. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface BodyLimit {
    int KIB = 1024;

    /** The limit of the policy checks' contract. */
    int POLICY_CHECK = 64 * KIB;

    /** In bytes. */
    int value();
}
