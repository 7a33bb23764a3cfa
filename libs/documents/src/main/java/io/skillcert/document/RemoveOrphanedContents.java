package io.skillcert.document;

import io.quarkus.arc.All;
import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Removes contents that no document holds any more. A crash in between leaves the rest for the next time. */
@ApplicationScoped
class RemoveOrphanedContents implements Job {

    private static final int BATCH_SIZE = 100;

    private final Contents contents;
    private final List<ContentHolder> holders;

    RemoveOrphanedContents(Contents contents, @All List<ContentHolder> holders) {
        this.contents = contents;
        this.holders = holders;
    }

    @Override
    public String name() {
        return "remove-contents";
    }

    @Override
    public Progress runBatch() {
        var orphaned = contents.orphaned(BATCH_SIZE);
        for (var sha256 : orphaned) {
            contents.lock(sha256);
            if (holders.stream().noneMatch(holder -> holder.holds(sha256))) {
                contents.remove(sha256);
            }
            contents.forget(sha256);
        }
        return orphaned.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
