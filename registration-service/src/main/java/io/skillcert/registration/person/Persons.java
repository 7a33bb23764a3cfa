package io.skillcert.registration.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.Ids;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All persons known to registration. */
@ApplicationScoped
public class Persons implements PanacheRepositoryBase<Person, UUID> {

    private final FieldCipher cipher;
    private final HolderDigests digests;

    Persons(FieldCipher cipher, HolderDigests digests) {
        this.cipher = cipher;
        this.digests = digests;
    }

    /**
     * The person of this document, recorded now if unknown, and locked: what is then checked about the person stays
     * true until the transaction ends.
     *
     * @param name taken if the person is new; a person already known keeps the name on record
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Person recognise(IdentityDocument document, String name) {
        var digest = digests.of(document);
        var id = Ids.next();
        getEntityManager()
                .createNativeQuery("insert into person (id, holder_digest, document_type, number_sealed, name_sealed)"
                        + " values (:id, :digest, :type, :number, :name)"
                        + " on conflict on constraint person_once_per_document do nothing")
                .setParameter("id", id)
                .setParameter("digest", digest)
                .setParameter("type", document.type().name())
                .setParameter(
                        "number", cipher.seal(document.number(), FieldCipher.place("person", "number_sealed", id)))
                .setParameter("name", cipher.seal(name, FieldCipher.place("person", "name_sealed", id)))
                .executeUpdate();
        return find("holderDigest", digest)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    /** The person of this document, if there is one. */
    public Optional<Person> of(IdentityDocument document) {
        return find("holderDigest", digests.of(document)).firstResultOptional();
    }

    /** Locked, as {@link #recognise} locks. */
    public Person lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In one order for every caller, so that two cohorts with the same people wait and do not deadlock. */
    public List<IdentityDocument> inLockingOrder(List<IdentityDocument> documents) {
        return documents.stream()
                .sorted(java.util.Comparator.comparing(digests::of))
                .toList();
    }
}
