package io.skillcert.document;

import io.skillcert.http.problem.ProblemException;
import org.jboss.logging.Logger;

/** What a store answers with when it can't. */
final class StoreProblems {

    private static final Logger LOG = Logger.getLogger(StoreProblems.class);

    private StoreProblems() {}

    /** Not the caller's fault; nothing was written. */
    static ProblemException unavailable(Exception why) {
        LOG.errorf("The store of documents does not answer: %s", why.getClass().getName());
        return new ProblemException(
                503, "document-store-unavailable", "The store of documents does not answer. Try again later.");
    }
}
