package io.skillcert.http.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Sets the largest body that an operation reads; a larger one is answered 413. The default is the server's limit. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface BodyLimit {
    int KIB = 1024;

    /** The limit of the policy checks' contract. */
    int POLICY_CHECK = 64 * KIB;

    /** The limit of the contract of marking, paper and pathway checks. */
    int LARGE_CHECK = 1024 * KIB;

    /** The limit in bytes. */
    int value();
}
