package io.skillcert.registration.document;

import io.skillcert.http.ProblemException;
import org.jboss.logging.Logger;

/** Every wrong call of this feature, on one page. */
final class DocumentProblems {

    private static final Logger LOG = Logger.getLogger(DocumentProblems.class);

    private DocumentProblems() {}

    /** Also for what belongs to somebody else: its existence is not told. */
    static ProblemException notFound() {
        return new ProblemException(404, "document-not-found", "There is no such document.");
    }

    static ProblemException closed() {
        return new ProblemException(
                409, "documents-closed", "Documents can be changed in a draft, under review and while returned.");
    }

    static ProblemException tooMany(int limit) {
        return new ProblemException(409, "too-many-documents", "A person has at most " + limit + " documents.");
    }

    /** Not the caller's fault; nothing was written. */
    static ProblemException storeUnavailable(Exception why) {
        LOG.errorf("The store of documents does not answer: %s", why.getClass().getName());
        return new ProblemException(
                503, "document-store-unavailable", "The store of documents does not answer. Try again later.");
    }

    static ProblemException refused(String what) {
        return new ProblemException(422, "file-refused", "The file " + what + ".");
    }
}
