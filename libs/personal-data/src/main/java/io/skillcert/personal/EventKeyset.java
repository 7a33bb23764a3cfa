package io.skillcert.personal;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;

/**
 * Marks the cipher and the keys of the keyset that all services share. It wraps the keys that travel in events and nothing
 * else; what a service stores is encrypted under the keyset of that service.
 */
@Qualifier
@Retention(RUNTIME)
public @interface EventKeyset {

    /** Selects the marked beans by program. */
    final class Literal extends AnnotationLiteral<EventKeyset> implements EventKeyset {
        private static final long serialVersionUID = 1L;
    }
}
