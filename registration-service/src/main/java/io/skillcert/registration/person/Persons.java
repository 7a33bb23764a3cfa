package io.skillcert.registration.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.PersonKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** All persons of this service. */
@ApplicationScoped
public class Persons implements PanacheRepositoryBase<Person, UUID> {

    private final FieldCipher cipher;
    private final FieldCipher eventCipher;
    private final Holders holders;

    Persons(FieldCipher cipher, @EventKeyset FieldCipher eventCipher, Holders holders) {
        this.cipher = cipher;
        this.eventCipher = eventCipher;
        this.holders = holders;
    }

    public Map<UUID, Person> byId(Collection<UUID> ids) {
        return list("any_of(id, ?1)", (Object) ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Finds or creates one person, see {@link #findOrCreateAll}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Person findOrCreate(IdentityDocument document, String name) {
        return findOrCreateAll(Map.of(document, name)).get(document);
    }

    /**
     * Finds or creates the persons of some documents and locks them, so that what is checked about them stays true until the
     * transaction ends. Every caller locks persons in the order of their digests, which prevents deadlocks.
     *
     * @param names the names of new persons; known persons keep theirs
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<IdentityDocument, Person> findOrCreateAll(Map<IdentityDocument, String> names) {
        var documents = new TreeMap<String, IdentityDocument>();
        names.keySet().forEach(document -> holders.allOf(document).forEach(digest -> documents.put(digest, document)));
        var known = insertAndLock(documents, names);
        // A person who was erased between the two statements is created again.
        var persons = known.size() < names.size() ? insertAndLock(documents, names) : known;
        return persons.stream()
                .collect(Collectors.toMap(person -> documents.get(person.holderDigest()), person -> person));
    }

    private List<Person> insertAndLock(
            SortedMap<String, IdentityDocument> documents, Map<IdentityDocument, String> names) {
        var digests = holders.ofAll(names.keySet());
        getEntityManager().unwrap(Session.class).doWork(connection -> insertUnknown(connection, digests, names));
        return find("any_of(holderDigest, ?1) order by holderDigest", (Object)
                        documents.keySet().toArray(String[]::new))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private void insertUnknown(
            Connection connection, SortedMap<String, IdentityDocument> digests, Map<IdentityDocument, String> names)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into person (holder_digest, id, document_type, encrypted_number, encrypted_name, wrapped_key)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict on constraint person_once_per_document do nothing")) {
            for (var known : digests.entrySet()) {
                var document = known.getValue();
                var id = Ids.next();
                insert.setString(1, known.getKey());
                insert.setObject(2, id);
                insert.setString(3, document.type().name());
                insert.setBytes(
                        4, cipher.encrypt(document.number(), FieldCipher.place("person", "encrypted_number", id)));
                insert.setBytes(
                        5, cipher.encrypt(names.get(document), FieldCipher.place("person", "encrypted_name", id)));
                insert.setBytes(6, PersonKey.create(id, eventCipher));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The person of a document, if there is one. */
    public Optional<Person> of(IdentityDocument document) {
        return find("holderDigest in ?1", holders.allOf(document)).firstResultOptional();
    }

    /**
     * Finds persons whose key the current key of the event keyset has not wrapped, in the order of their ids.
     *
     * @param prefix the first bytes of what the current key has wrapped
     * @param after the id after which the search begins; null for the beginning
     */
    List<UUID> wrappedByOtherKeys(byte[] prefix, UUID after, int limit) {
        List<?> ids = getEntityManager()
                .createNativeQuery("select id from person where id > :after and wrapped_key is not null"
                        + " and substring(wrapped_key from 1 for 5) <> :prefix order by id limit :limit")
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setParameter("prefix", prefix)
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** Gets a person and locks it until the transaction ends. */
    public Person lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
