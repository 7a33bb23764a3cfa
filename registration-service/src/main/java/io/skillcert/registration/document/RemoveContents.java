package io.skillcert.registration.document;

import io.skillcert.clock.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Removes contents that no document holds any more. A crash in between leaves the rest for the next time. */
@ApplicationScoped
class RemoveContents implements DueWork {

    private static final int AT_ONCE = 100;

    private final Documents documents;
    private final DocumentStore store;

    RemoveContents(Documents documents, DocumentStore store) {
        this.documents = documents;
        this.store = store;
    }

    @Override
    public String name() {
        return "remove-contents";
    }

    @Override
    public boolean run(LocalDate today) {
        var letGo = documents.letGo(AT_ONCE);
        for (var sha256 : letGo) {
            documents.lockContent(sha256);
            if (!documents.hold(sha256)) {
                store.remove(sha256);
            }
            documents.forget(sha256);
        }
        return letGo.size() == AT_ONCE;
    }
}
