package io.skillcert.registration.draft;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import io.skillcert.registration.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** A draft that nobody has touched for half a year goes, and its documents with it. */
@ApplicationScoped
class DiscardOldDrafts implements Job {

    private static final Duration KEPT = Duration.ofDays(180);
    private static final int BATCH_SIZE = 100;

    private final Drafts drafts;
    private final Documents documents;
    private final Audit audit;
    private final BusinessClock clock;

    DiscardOldDrafts(Drafts drafts, Documents documents, Audit audit, BusinessClock clock) {
        this.drafts = drafts;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "discard-old-drafts";
    }

    @Override
    public Progress runBatch() {
        var old = drafts.untouchedSince(clock.instant().minus(KEPT), BATCH_SIZE);
        for (var draft : old) {
            documents.removeAll(draft.id());
            drafts.delete(draft);
            audit.record("discard-draft", "draft", draft.id(), "untouched for " + KEPT.toDays() + " days");
        }
        return old.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
