package io.skillcert.exam.lookup;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** The failed look-ups of a request. They are stored after its transaction, which a failure rolls back. */
@RequestScoped
class NewFailedLookups {

    private final List<Failure> failures = new ArrayList<>();
    private final List<Audited> audited = new ArrayList<>();

    /** @param network null if the source is an account */
    record Failure(String source, String network, String subject) {}

    record Audited(String act, String subjectType, Object subject) {}

    void add(Failure failure) {
        failures.add(failure);
    }

    void audit(Audited entry) {
        audited.add(entry);
    }

    boolean isEmpty() {
        return failures.isEmpty() && audited.isEmpty();
    }

    List<Failure> failures() {
        return failures;
    }

    List<Audited> audited() {
        return audited;
    }
}
