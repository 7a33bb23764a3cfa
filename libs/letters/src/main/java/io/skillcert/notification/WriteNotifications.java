package io.skillcert.notification;

import io.quarkus.arc.All;
import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Writes, with each letter, the notifications to the accounts that may read it. A job sends them afterwards. */
@ApplicationScoped
public class WriteNotifications {

    /** So many a day, account and channel: an account that provokes letters can't flood an address. */
    private static final int MAX_A_DAY = 20;

    private final List<NotificationPort> ports;
    private final AccountsToNotify accounts;
    private final Contacts contacts;
    private final NotificationQueue queue;
    private final StatelessSession session;
    private final BusinessClock clock;

    WriteNotifications(
            @All List<NotificationPort> ports,
            AccountsToNotify accounts,
            Contacts contacts,
            NotificationQueue queue,
            StatelessSession session,
            BusinessClock clock) {
        this.ports = ports;
        this.accounts = accounts;
        this.contacts = contacts;
        this.queue = queue;
        this.session = session;
        this.clock = clock;
    }

    /**
     * Writes the notifications of letters, in the transaction in which the letters are written.
     *
     * @param caseOfLetter the case of each letter, by the letter's id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(Map<UUID, UUID> caseOfLetter) {
        var on = channelsOn();
        if (on.isEmpty()) {
            return;
        }
        var readers = accounts.of(caseOfLetter.values());
        var known = contacts.of(readers.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        if (known.isEmpty()) {
            return;
        }
        var sentToday =
                queue.countSince(clock.today().atStartOfDay(BusinessClock.ZONE).toInstant(), known.keySet());
        var now = clock.instant();
        var notifications = new ArrayList<Notification>();
        caseOfLetter.forEach((letter, caseId) -> readers.getOrDefault(caseId, Set.of()).stream()
                .filter(known::containsKey)
                .forEach(account -> known.get(account).channels().stream()
                        .filter(on::contains)
                        .filter(channel -> sentToday.merge(account + ":" + channel, 1L, Long::sum) <= MAX_A_DAY)
                        .forEach(channel -> notifications.add(new Notification(letter, account, channel, now)))));
        session.insertMultiple(notifications);
    }

    private Set<Channel> channelsOn() {
        var on = EnumSet.noneOf(Channel.class);
        ports.stream()
                .filter(NotificationPort::isOn)
                .map(NotificationPort::channel)
                .forEach(on::add);
        return on;
    }
}
