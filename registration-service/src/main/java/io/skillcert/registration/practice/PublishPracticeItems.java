package io.skillcert.registration.practice;

import io.skillcert.assessment.item.Fingerprint;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.registration.PracticeItemsPublishedV1;
import io.skillcert.job.Job;
import io.skillcert.messaging.Outbox;
import io.skillcert.messaging.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Publishes the fingerprints of the practice items of each level once, and again after they have changed. */
@ApplicationScoped
class PublishPracticeItems implements Job {

    private final PracticeBank bank;
    private final EntityManager database;
    private final Outbox outbox;
    private final BusinessClock clock;

    PublishPracticeItems(PracticeBank bank, EntityManager database, Outbox outbox, BusinessClock clock) {
        this.bank = bank;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "publish-practice-items";
    }

    @Override
    public Progress runBatch() {
        PracticeFiles.FUNCTIONS.keySet().forEach(this::publishIfChanged);
        return Progress.DONE;
    }

    private void publishIfChanged(int level) {
        var fingerprints = bank.of(level).stream()
                .map(item ->
                        HexFormat.of().formatHex(Fingerprint.of(item.content().texts())))
                .sorted()
                .toList();
        var changed = database.createNativeQuery("insert into practice_publication as p (level, digest)"
                        + " values (:level, :digest) on conflict (level) do update set digest = excluded.digest"
                        + " where p.digest <> excluded.digest")
                .setParameter("level", (short) level)
                .setParameter("digest", Fingerprint.of(fingerprints.stream()))
                .executeUpdate();
        if (changed == 1) {
            outbox.append(event(level, fingerprints));
        }
    }

    private Outbox.Event event(int level, List<String> fingerprints) {
        var key = UUID.nameUUIDFromBytes(("level " + level).getBytes(StandardCharsets.UTF_8));
        return new Outbox.Event(
                Topics.PRACTICE_ITEMS,
                PracticeItemsPublishedV1.TYPE,
                key,
                new PracticeItemsPublishedV1(level, fingerprints, clock.instant()));
    }
}
