package io.skillcert.job;

import java.util.List;

/**
 * A {@link Job} over rows that are due. A batch that fails is halved until the failing row is alone; that row is reported
 * and left for the next run, and the others are handled.
 *
 * @param <K> what identifies a row
 */
public interface RowJob<K> extends Job {

    int batchSize();

    /**
     * The keys of rows that are due, in a stable order.
     *
     * @param limit the most keys to return
     */
    List<K> due(int limit);

    /** Handles the rows. Each is locked and checked again: it may have changed since it was found due. */
    void handle(List<K> keys);

    /** Handles one batch without the isolation of failing rows, which the runner adds. */
    @Override
    default Progress runBatch() {
        var keys = due(batchSize());
        if (!keys.isEmpty()) {
            handle(keys);
        }
        return keys.size() == batchSize() ? Progress.MORE : Progress.DONE;
    }
}
