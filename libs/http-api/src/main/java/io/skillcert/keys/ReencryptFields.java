package io.skillcert.keys;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.skillcert.job.RowJob;
import io.skillcert.keys.EncryptedColumns.OldField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Encrypts fields again with the current key of the keyset, after a key was added: when none is left, the old key can be
 * removed. The gauge {@code skillcert.encrypted.fields.old} shows how many are left in each column; it is -1 in a replica that
 * has not counted them yet.
 */
@ApplicationScoped
class ReencryptFields implements RowJob<OldField> {

    private static final int BATCHES_BETWEEN_COUNTS = 100;

    private final EncryptedColumns columns;
    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> left = new TreeMap<>();

    /** The columns that this run has not searched to their end, and the key that it has reached in the first of them. */
    private final Queue<EncryptedColumn> toSearch = new ArrayDeque<>();

    private String searchedTo;
    private int batches;

    ReencryptFields(EncryptedColumns columns, MeterRegistry metrics) {
        this.columns = columns;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        for (var column : columns.names()) {
            var count = new AtomicLong(-1);
            left.put(column, count);
            metrics.gauge("skillcert.encrypted.fields.old", Tags.of("column", column), count);
        }
    }

    @Override
    public String name() {
        return "reencrypt-fields";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public int batchSize() {
        return 200;
    }

    /** Goes on where the last batch has ended: no row is read twice in a run, and a row that fails waits for the next run. */
    @Override
    public synchronized List<OldField> due(int limit) {
        if (toSearch.isEmpty()) {
            toSearch.addAll(columns.all());
            batches = 0;
        }
        if (batches++ % BATCHES_BETWEEN_COUNTS == 0) {
            columns.all().forEach(column -> left.get(column.toString()).set(columns.countOld(column)));
        }
        var due = new ArrayList<OldField>();
        while (due.size() < batchSize() && !toSearch.isEmpty()) {
            var wanted = batchSize() - due.size();
            var found = columns.old(toSearch.peek(), searchedTo, wanted);
            due.addAll(found);
            if (found.size() < wanted) {
                toSearch.remove();
                searchedTo = null;
            } else {
                searchedTo = found.get(wanted - 1).key();
            }
        }
        return due;
    }

    @Override
    public void handle(List<OldField> fields) {
        for (var field : fields) {
            var place = field.column().place(field.key());
            var cipher = field.column().keyset().cipher();
            columns.lock(field).ifPresent(locked -> {
                var value = cipher.decryptBytes(locked.encrypted(), place);
                columns.replace(locked, cipher.encrypt(value, place));
            });
        }
    }
}
