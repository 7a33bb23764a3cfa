package io.skillcert.document;

import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes stored contents that no attachment names: those of deleted attachments and of uploads that were not committed. */
@ApplicationScoped
class SweepUnusedContents implements RowJob<String> {

    private final ContentStore contents;

    SweepUnusedContents(ContentStore contents) {
        this.contents = contents;
    }

    @Override
    public String name() {
        return "sweep-unused-contents";
    }

    @Override
    public boolean managesTransactions() {
        return true;
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<String> due(int limit) {
        return contents.unused(limit);
    }

    @Override
    public void handle(List<String> contentDigests) {
        contentDigests.forEach(contents::deleteUnused);
    }
}
