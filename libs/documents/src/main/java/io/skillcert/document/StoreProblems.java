package io.skillcert.document;

import io.skillcert.http.problem.ProblemException;
import org.jboss.logging.Logger;

/** The problems of document stores. */
final class StoreProblems {

    private static final Logger LOG = Logger.getLogger(StoreProblems.class);

    private StoreProblems() {}

    /** 503: the store can't be reached. */
    static ProblemException unavailable(Exception why) {
        LOG.errorf("The document store does not answer: %s", why.getClass().getName());
        return DocumentProblem.DOCUMENT_STORE_UNAVAILABLE.exception();
    }
}
