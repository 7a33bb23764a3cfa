package io.skillcert.registration.draft;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import io.skillcert.registration.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Discards drafts, with their documents, that have not been changed for half a year. */
@ApplicationScoped
class DiscardOldDrafts implements RowJob<UUID> {

    private static final Duration RETENTION = Duration.ofDays(180);

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
    public int batchSize() {
        return 100;
    }

    @Override
    public List<UUID> due(int limit) {
        return drafts.unchangedSince(latestChange(), limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        for (var draft : drafts.lockUnchangedSince(latestChange(), ids)) {
            documents.removeAll(draft.id());
            drafts.delete(draft);
            audit.record("discard-draft", "draft", draft.id(), "untouched for " + RETENTION.toDays() + " days");
        }
    }

    private Instant latestChange() {
        return clock.instant().minus(RETENTION);
    }
}
