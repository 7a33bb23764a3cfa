package io.skillcert.registration.document;

import io.skillcert.http.problem.ProblemException;

/** The problems of this feature. */
final class DocumentProblems {

    private DocumentProblems() {}

    /** Also the answer for documents of other owners, so that their existence is not disclosed. */
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
}
