package io.skillcert.registration.person;

import io.skillcert.database.AdvisoryLock;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The digests of identity documents in this service. While the digest key is rotated a document has two; all rows of one
 * document have the same.
 */
@ApplicationScoped
public class Holders {

    private static final String IN_USE =
            """
            select holder_digest from person where holder_digest = any(cast(:digests as text[]))
            union
            select holder_digest from account_binding where holder_digest = any(cast(:digests as text[]))
            """;

    private final HolderDigests digests;
    private final EntityManager database;

    Holders(HolderDigests digests, EntityManager database) {
        this.digests = digests;
        this.database = database;
    }

    /** Returns the digests by all keys: a row of the document has one of them. */
    public List<String> allOf(IdentityDocument document) {
        return digests.allOf(document);
    }

    /** Returns the digest that rows of the document have or will have, see {@link #ofAll}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String of(IdentityDocument document) {
        return ofAll(List.of(document)).firstKey();
    }

    /**
     * Returns the documents by the digest that their rows have, or that of the current key if there are none. During a
     * rotation no other transaction can add the first row of a document until this one ends.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public SortedMap<String, IdentityDocument> ofAll(Collection<IdentityDocument> documents) {
        var known = inUse(documents);
        var unknown = documents.stream()
                .filter(document -> digests.allOf(document).stream().noneMatch(known::contains))
                .toList();
        var locks = digests.lockNames(unknown);
        AdvisoryLock.lockAll(database, locks);
        var inUse = locks.isEmpty() ? known : inUse(documents);
        var byDigest = new TreeMap<String, IdentityDocument>();
        documents.forEach(document -> byDigest.put(
                digests.allOf(document).stream()
                        .filter(inUse::contains)
                        .findFirst()
                        .orElse(digests.of(document)),
                document));
        return byDigest;
    }

    private Set<String> inUse(Collection<IdentityDocument> documents) {
        if (!digests.areRotated()) {
            return Set.of();
        }
        List<?> found = database.createNativeQuery(IN_USE)
                .setParameter(
                        "digests",
                        documents.stream()
                                .flatMap(document -> digests.allOf(document).stream())
                                .toArray(String[]::new))
                .getResultList();
        return found.stream().map(String.class::cast).collect(Collectors.toSet());
    }
}
