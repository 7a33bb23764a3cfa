package io.skillcert.notification;

import io.skillcert.clock.BusinessClock;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The notifications that wait. A replica leases one while it sends it: no other replica sends it at the same time, and if the
 * replica vanishes another one sends it after the lease, with the same id.
 */
@ApplicationScoped
class NotificationQueue {

    /** Longer than a port takes. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final EntityManager database;
    private final Contacts contacts;
    private final FieldCipher cipher;
    private final BusinessClock clock;

    NotificationQueue(EntityManager database, Contacts contacts, FieldCipher cipher, BusinessClock clock) {
        this.database = database;
        this.contacts = contacts;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * A notification that this replica may send.
     *
     * @param attempt its number, by which a result that comes after the lease is recognised
     */
    record Leased(UUID id, String account, int attempt) {}

    /** Leases the notification that has been due longest. The attempt counts from here on, also if the replica vanishes. */
    @Transactional
    Optional<Leased> lease(Channel channel) {
        List<?> leased = database.createNativeQuery(
                        """
                        update notification set attempts = attempts + 1,
                            leased_until = clock_timestamp() + make_interval(secs => :seconds)
                        where id = (
                            select id from notification
                            where channel = :channel and status = 'PENDING' and next_attempt_at <= :now
                                and leased_until <= clock_timestamp()
                            order by next_attempt_at, id limit 1 for update skip locked)
                        returning id, account, attempts""")
                .setParameter("seconds", (double) LEASE.toSeconds())
                .setParameter("channel", channel.name())
                .setParameter("now", clock.instant())
                .getResultList();
        return leased.stream()
                .map(Object[].class::cast)
                .map(row -> new Leased((UUID) row[0], (String) row[1], ((Number) row[2]).intValue()))
                .findFirst();
    }

    /** What to send; empty if the account has opted out of the channel or deleted the address meanwhile. */
    @Transactional
    Optional<Message> message(Leased leased, Channel channel) {
        return contacts.findByIdOptional(leased.account()).flatMap(contact -> contact.address(channel, cipher)
                .map(address -> new Message(leased.id(), address, contact.language())));
    }

    @Transactional
    void sent(Leased leased) {
        contacts.findByIdOptional(leased.account()).ifPresent(contact -> contact.usedOn(clock.today()));
        finish(leased, Notification.Status.SENT, null, null);
    }

    /** Records a failure, and when the notification is attempted again, if it is. */
    @Transactional
    void failed(Leased leased, Failure failure) {
        var next = RetrySchedule.next(leased.attempt()).map(clock.instant()::plus);
        finish(
                leased,
                next.isPresent() ? Notification.Status.PENDING : Notification.Status.FAILED,
                failure,
                next.orElse(null));
    }

    /** Only the attempt that was leased last is recorded: a later one knows better. */
    private void finish(Leased leased, Notification.Status status, Failure failure, Instant next) {
        var isFinished = status != Notification.Status.PENDING;
        database.unwrap(Session.class)
                .createNativeMutationQuery(
                        """
                        update notification
                        set status = :status, last_failure = :failure, next_attempt_at = :next, finished_at = :finished,
                            leased_until = '-infinity'
                        where id = :id and status = 'PENDING' and attempts = :attempt""")
                .setParameter("status", status.name())
                .setParameter("failure", failure == null ? null : failure.name(), String.class)
                .setParameter("next", next, Instant.class)
                .setParameter("finished", isFinished ? clock.instant() : null, Instant.class)
                .setParameter("id", leased.id())
                .setParameter("attempt", leased.attempt())
                .executeUpdate();
    }

    /** Deletes a notification that nobody wants any more. */
    @Transactional
    void remove(Leased leased) {
        database.createNativeQuery("delete from notification where id = :id and status = 'PENDING'")
                .setParameter("id", leased.id())
                .executeUpdate();
    }

    /** Deletes what was not sent to an account by other channels than these. */
    void keepOnly(Set<Channel> channels, String account) {
        database.createNativeQuery("delete from notification where account = :account and status <> 'SENT'"
                        + " and not channel = any(cast(:channels as text[]))")
                .setParameter("account", account)
                .setParameter("channels", channels.stream().map(Channel::name).toArray(String[]::new))
                .executeUpdate();
    }

    /** How many notifications were written since an instant, by {@code account:channel}; the map can be changed. */
    Map<String, Long> countSince(Instant since, Collection<String> accounts) {
        List<?> rows = database.createNativeQuery("select account, channel, count(*) from notification"
                        + " where account = any(cast(:accounts as text[])) and created_at >= :since group by 1, 2")
                .setParameter("accounts", accounts.toArray(String[]::new))
                .setParameter("since", since)
                .getResultList();
        var counts = new HashMap<String, Long>();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> counts.put(row[0] + ":" + row[1], ((Number) row[2]).longValue()));
        return counts;
    }
}
