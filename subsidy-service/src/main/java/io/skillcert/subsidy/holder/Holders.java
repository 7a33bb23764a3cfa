package io.skillcert.subsidy.holder;

import io.skillcert.database.AdvisoryLock;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The digests of identity documents in this service. While the digest key is rotated a document has two. The one that the
 * certificates of its holder have is used for everything else as well, so that all awards of a holder are counted together.
 */
@ApplicationScoped
public class Holders {

    private static final String CERTIFIED =
            "select holder_digest from entitlement where holder_digest = any(cast(:digests as text[]))";

    private static final List<String> MOVE = List.of(
            "update award set holder_digest = :holder where holder_digest = :other",
            "update register_answer set holder_digest = :holder where holder_digest = :other");

    private static final String RECORDED =
            """
            select holder_digest from award_holder where holder_digest = any(cast(:digests as text[]))
            union
            select holder_digest from register_answer where holder_digest = any(cast(:digests as text[]))
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

    /**
     * Returns the digest of each document: that of the holder's certificates, else that of what is recorded about the
     * holder, else that of the current key. During a rotation it waits for other transactions that ask about the documents.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<IdentityDocument, String> ofAll(Collection<IdentityDocument> documents) {
        AdvisoryLock.lockAll(database, digests.lockNames(documents));
        var certified = find(CERTIFIED, documents);
        var recorded = find(RECORDED, documents);
        return documents.stream().distinct().collect(Collectors.toMap(Function.identity(), document -> {
            var all = digests.allOf(document);
            return Stream.concat(
                            all.stream().filter(certified::contains),
                            all.stream().filter(recorded::contains))
                    .findFirst()
                    .orElse(digests.of(document));
        }));
    }

    /**
     * Moves the awards and the answers of registers that were recorded under other digests of a document, before a
     * certificate named this one, to this digest. Does nothing while there is one key.
     *
     * @param holders the digest to use for each document
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void gather(Map<IdentityDocument, String> holders) {
        var others = holders.entrySet().stream()
                .flatMap(holder -> others(holder.getKey(), holder.getValue()))
                .toArray(String[][]::new);
        if (others.length == 0) {
            return;
        }
        lock(Stream.of(others).flatMap(Stream::of).toList());
        for (var other : others) {
            for (var statement : MOVE) {
                database.createNativeQuery(statement)
                        .setParameter("holder", other[1])
                        .setParameter("other", other[0])
                        .executeUpdate();
            }
        }
    }

    /**
     * Locks holders until the transaction ends, always in the same order, so that two transactions can't deadlock. Every
     * decision about a holder's awards is made under this lock.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Collection<String> holderDigests) {
        var inOrder = holderDigests.stream().distinct().sorted().toArray(String[]::new);
        database.createNativeQuery("insert into award_holder (holder_digest) select unnest(cast(:holders as text[]))"
                        + " on conflict do nothing")
                .setParameter("holders", inOrder)
                .executeUpdate();
        database.createNativeQuery("select 1 from award_holder where holder_digest = any(cast(:holders as text[]))"
                        + " order by holder_digest for update")
                .setParameter("holders", inOrder)
                .getResultList();
    }

    private Stream<String[]> others(IdentityDocument document, String holder) {
        return digests.allOf(document).stream()
                .filter(digest -> !digest.equals(holder))
                .map(digest -> new String[] {digest, holder});
    }

    private Set<String> find(String query, Collection<IdentityDocument> documents) {
        if (!digests.areRotated()) {
            return Set.of();
        }
        List<?> found = database.createNativeQuery(query)
                .setParameter(
                        "digests",
                        documents.stream()
                                .flatMap(document -> digests.allOf(document).stream())
                                .toArray(String[]::new))
                .getResultList();
        return found.stream().map(String.class::cast).collect(Collectors.toSet());
    }
}
