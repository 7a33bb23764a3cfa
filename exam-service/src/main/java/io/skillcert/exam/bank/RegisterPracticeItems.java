package io.skillcert.exam.bank;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Registers the texts of practice items by their fingerprints, and stores nothing else of them: an item with the same text can't be
 * activated any more, and an active one is suspended.
 */
@ApplicationScoped
public class RegisterPracticeItems {

    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;

    RegisterPracticeItems(EntityManager database, Audit audit, BusinessClock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return how many were not registered yet */
    @Transactional
    public int register(List<WriteItems.Imported> items) {
        int added = register(items.stream()
                .map(item -> Fingerprints.of(item.draft().content()))
                .toArray(byte[][]::new));
        audit.record("register-practice-items", "practice-items", UUID.randomUUID(), null);
        return added;
    }

    /** @return how many were not registered yet */
    @Transactional
    int register(byte[]... fingerprints) {
        return database.createNativeQuery(
                        """
                        insert into practice_fingerprint (fingerprint, added_at)
                        select distinct f.one, cast(:now as timestamptz) from unnest(cast(:fingerprints as bytea[])) as f (one)
                        on conflict do nothing""")
                .setParameter("fingerprints", fingerprints)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
