package io.skillcert.personkey;

import io.skillcert.events.registration.PersonKeyV1;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The keys of persons that registration-service has published and not destroyed. */
@ApplicationScoped
public class PersonKeys {

    private final EntityManager database;
    private final FieldCipher cipher;

    PersonKeys(EntityManager database, @EventKeyset FieldCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** What encrypts and decrypts under a person's key; empty if the key is not known, or no longer. */
    public Optional<FieldCipher> of(UUID personId) {
        return Optional.ofNullable(of(List.of(personId)).get(personId));
    }

    /** What encrypts and decrypts under the keys of some persons; persons whose key is not known are missing. */
    public Map<UUID, FieldCipher> of(Collection<UUID> personIds) {
        List<?> found = database.createNativeQuery(
                        "select person_id, wrapped_key from person_key where person_id = any(:persons)")
                .setParameter("persons", personIds.toArray(UUID[]::new))
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> unwrap((UUID) row[0], (String) row[1])));
    }

    private FieldCipher unwrap(UUID personId, String wrapped) {
        return PersonKey.unwrap(Base64.getDecoder().decode(wrapped), personId, cipher);
    }

    /** Stores a key as it was published. */
    @Transactional(Transactional.TxType.MANDATORY)
    void store(PersonKeyV1 key) {
        database.createNativeQuery("insert into person_key (person_id, wrapped_key) values (:person, :key)"
                        + " on conflict (person_id) do update set wrapped_key = excluded.wrapped_key")
                .setParameter("person", key.personId())
                .setParameter("key", key.wrappedKey())
                .executeUpdate();
    }

    /** Deletes the key of a person: nothing that is encrypted under it can be read any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void destroy(UUID personId) {
        database.createNativeQuery("delete from person_key where person_id = :person")
                .setParameter("person", personId)
                .executeUpdate();
    }
}
