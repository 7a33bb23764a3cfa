package io.skillcert.audit;

import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.skillcert.http.security.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Records calls that were refused because the roles of the account do not allow them. */
@ApplicationScoped
class RefusedCalls {

    private static final Logger LOG = Logger.getLogger(RefusedCalls.class);
    private static final int MAX_LENGTH = 200;

    private final Audit audit;

    RefusedCalls(Audit audit) {
        this.audit = audit;
    }

    void record(@ObservesAsync AuthorizationFailureEvent event) {
        Caller.accountOf(event).ifPresent(account -> record(account, operation(event)));
    }

    private void record(String account, String operation) {
        try {
            audit.recordRefusal(account, operation);
        } catch (RuntimeException e) {
            LOG.warnf("A refused call was not written to the audit log: %s", e);
        }
    }

    private static String operation(AuthorizationFailureEvent event) {
        if (event.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext request) {
            var operation = request.request().method() + " " + request.normalizedPath();
            return operation
                    .substring(0, Math.min(MAX_LENGTH, operation.length()))
                    .replaceAll("\\p{Cntrl}", "?");
        }
        return "unknown";
    }
}
