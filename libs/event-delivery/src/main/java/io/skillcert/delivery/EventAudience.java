package io.skillcert.delivery;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a service shows of its events, and to which accounts. Each service has one bean of this type. */
public interface EventAudience {

    /** The types of events that the service sends. An event of another type is shown to nobody. */
    List<PublishedType> types();

    /**
     * Finds out which events an account may see: those about cases that it may read by the other operations now. Called in a
     * transaction.
     *
     * @return the ids of these events
     */
    Set<UUID> visible(String account, List<LoggedEvent> events);
}
