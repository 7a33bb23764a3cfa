package io.skillcert.http.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the HTTP statuses of problems that an operation can answer with and that do not follow from its signature, such as 404
 * for a number in the body. {@link OpenApiConventions} describes them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FailsWith {

    /** The statuses, such as 404. */
    int[] value();
}
