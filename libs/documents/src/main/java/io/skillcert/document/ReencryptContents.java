package io.skillcert.document;

import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Encrypts contents of documents again with the current key of the keyset, after a key was added. */
@ApplicationScoped
class ReencryptContents implements RowJob<String> {

    private final ContentStore contents;
    private volatile String searchedTo = "";

    ReencryptContents(ContentStore contents) {
        this.contents = contents;
    }

    @Override
    public String name() {
        return "reencrypt-contents";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean managesTransactions() {
        return true;
    }

    @Override
    public int batchSize() {
        return 50;
    }

    @Override
    public List<String> due(int limit) {
        var due = contents.encryptedByOtherKeys(searchedTo, batchSize());
        // The next batch goes on where this one ends; after the last batch the next run begins again.
        searchedTo = due.size() < batchSize() ? "" : due.get(due.size() - 1);
        return due;
    }

    @Override
    public void handle(List<String> digests) {
        digests.forEach(contents::reencrypt);
    }
}
