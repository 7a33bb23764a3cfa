package io.skillcert.keys;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.skillcert.job.RowJob;
import io.skillcert.keys.EncryptedColumns.OldField;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Encrypts fields again with the current key of the keyset, after a key was added: when none is left, the old key can be
 * removed. The gauge {@code skillcert.encrypted.fields.old} shows how many are left.
 */
@ApplicationScoped
class ReencryptFields implements RowJob<OldField> {

    private final EncryptedColumns columns;
    private final FieldCipher cipher;
    private final MeterRegistry metrics;
    private final AtomicLong left = new AtomicLong(-1);

    ReencryptFields(EncryptedColumns columns, FieldCipher cipher, MeterRegistry metrics) {
        this.columns = columns;
        this.cipher = cipher;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        metrics.gauge("skillcert.encrypted.fields.old", Tags.empty(), left);
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

    @Override
    public List<OldField> due(int limit) {
        var all = columns.all();
        left.set(all.stream().mapToLong(columns::countOld).sum());
        var due = new ArrayList<OldField>();
        if (left.get() > 0) {
            all.forEach(column -> due.addAll(columns.old(column, Math.max(0, limit - due.size()))));
        }
        return due;
    }

    @Override
    public void handle(List<OldField> fields) {
        for (var field : fields) {
            var place = field.column().place(field.id());
            columns.lock(field)
                    .ifPresent(old -> columns.replace(field, cipher.encrypt(cipher.decryptBytes(old, place), place)));
        }
    }
}
