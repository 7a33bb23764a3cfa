package io.skillcert.audit;

import io.skillcert.http.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Records the calls of operations with {@link AuditedRead}. Nothing is returned that could not be recorded.
 * It runs outside of a transaction of the operation, so that no call needs two connections at a time.
 */
@AuditedRead
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class AuditedReadInterceptor {

    /** The subject of an operation on many, such as a search or an export. */
    private static final String MANY = "-";

    private static final int MAX_LENGTH = 200;

    private final Audit audit;
    private final UriInfo uri;

    AuditedReadInterceptor(Audit audit, UriInfo uri) {
        this.audit = audit;
        this.uri = uri;
    }

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        Object answer;
        try {
            answer = call.proceed();
        } catch (ProblemException e) {
            write(call, e.type().code());
            throw e;
        } catch (Exception e) {
            write(call, e.getClass().getSimpleName());
            throw e;
        }
        write(call, null);
        return answer;
    }

    private void write(InvocationContext call, String outcome) {
        var read = annotation(call);
        audit.recordRead(read.act(), read.subject(), subjectId(), outcome);
    }

    private static AuditedRead annotation(InvocationContext call) {
        var onMethod = call.getMethod().getAnnotation(AuditedRead.class);
        return onMethod == null ? call.getMethod().getDeclaringClass().getAnnotation(AuditedRead.class) : onMethod;
    }

    private String subjectId() {
        var ids = new TreeMap<>(uri.getPathParameters())
                .values().stream().flatMap(List::stream).collect(Collectors.joining(" "));
        return ids.isEmpty() ? MANY : ids.substring(0, Math.min(MAX_LENGTH, ids.length()));
    }
}
