package io.skillcert.registration.person;

import io.skillcert.job.RowJob;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.FieldKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Wraps the keys of persons again and publishes them again, after the event keyset got a new current key. The topic of keys
 * is compacted, so the keys that the old one has wrapped disappear from it.
 */
@ApplicationScoped
class RewrapPersonKeys implements RowJob<UUID> {

    private final Persons persons;
    private final FieldCipher cipher;
    private final FieldKeys keys;
    private final Outbox outbox;
    private volatile UUID searchedTo;

    RewrapPersonKeys(Persons persons, @EventKeyset FieldCipher cipher, @EventKeyset FieldKeys keys, Outbox outbox) {
        this.persons = persons;
        this.cipher = cipher;
        this.keys = keys;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "rewrap-person-keys";
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
    public List<UUID> due(int limit) {
        var ids = persons.wrappedByOtherKeys(keys.currentPrefix(), searchedTo, batchSize());
        // The next batch goes on where this one ends; after the last batch the next run begins again.
        searchedTo = ids.size() < batchSize() ? null : ids.get(ids.size() - 1);
        return ids;
    }

    @Override
    public void handle(List<UUID> ids) {
        for (var id : ids) {
            var person = persons.lock(id);
            if (!person.isErased() && person.isWrappedByOtherKey(keys.currentPrefix())) {
                person.rewrapKey(cipher);
                outbox.append(PublishedPersonKeys.published(person));
            }
        }
    }
}
