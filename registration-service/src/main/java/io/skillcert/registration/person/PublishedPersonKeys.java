package io.skillcert.registration.person;

import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.events.registration.PersonKeyV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.messaging.Topics;
import java.time.LocalDate;
import java.util.List;

/** The events about persons' keys. The topic of keys keeps the latest record of each person. */
public final class PublishedPersonKeys {

    private PublishedPersonKeys() {}

    /** Publishes the key of a person, before or again with an event that is encrypted under it. */
    public static Outbox.Event published(Person person) {
        return new Outbox.Event(Topics.PERSON_KEYS, PersonKeyV1.TYPE, person.id(), person.publishedKey());
    }

    /**
     * Removes the key of a person and has consumers erase what they hold.
     *
     * @param holderDigest the digest of the identity document before it was erased
     */
    public static List<Outbox.Event> forgotten(Person person, String holderDigest, LocalDate today) {
        return List.of(
                new Outbox.Event(Topics.PERSON_KEYS, PersonKeyV1.DESTROYED, person.id(), null),
                new Outbox.Event(
                        PersonForgottenV1.TYPE, person.id(), new PersonForgottenV1(person.id(), holderDigest, today)));
    }
}
