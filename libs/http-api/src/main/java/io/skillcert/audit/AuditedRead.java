package io.skillcert.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that returns personal data, such as a name, or a document: each call is written to the audit log with the
 * account and the ids in its path, before the answer is sent. A call that fails is recorded with the code of its problem.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AuditedRead {

    /** A verb phrase such as {@code read-check-in-list}. */
    @Nonbinding
    String act() default "read";

    /** What is read, such as {@code exam-session}. */
    @Nonbinding
    String subject() default "";
}
