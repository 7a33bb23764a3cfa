package io.skillcert.http.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a POST that takes effect once for each {@code Idempotency-Key}. The key and the answer are stored in the transaction
 * of the effect and the answer is replayed for the same request. The same key with another body is answered 422, a request
 * whose first call is still running 409; a failed call stores nothing. The operation returns a {@code RestResponse}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
