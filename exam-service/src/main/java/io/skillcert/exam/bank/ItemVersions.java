package io.skillcert.exam.bank;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The versions of all items, and the reviews of them. */
@ApplicationScoped
public class ItemVersions implements PanacheRepositoryBase<ItemVersion, UUID> {

    /** @throws io.skillcert.http.problem.ProblemException 404 if the item has no such version */
    public ItemVersion get(UUID itemId, int number) {
        return find("itemId = ?1 and number = ?2", itemId, number)
                .firstResultOptional()
                .orElseThrow(ExamProblem.ITEM_NOT_FOUND::exception);
    }

    /** The versions of an item, the oldest first. */
    public List<ItemVersion> of(UUID itemId) {
        return list("itemId = ?1 order by number", itemId);
    }

    /** The latest versions of items, in the order of the items. */
    public List<ItemVersion> latestOf(Collection<UUID> items) {
        return list(
                "from ItemVersion v join Item i on i.id = v.itemId where any_of(i.id, ?1) and v.number = i.latest order by i.id",
                (Object) items.toArray(UUID[]::new));
    }

    /** Versions by their ids, in the order of these. */
    public List<ItemVersion> all(Collection<UUID> ids) {
        return list("any_of(id, ?1) order by id", (Object) ids.toArray(UUID[]::new));
    }

    /** The kinds of versions, by their ids. */
    public Map<UUID, ItemKind> kinds(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery(
                        "select v.id, i.kind from ItemVersion v join Item i on i.id = v.itemId where any_of(v.id, :ids)",
                        Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (ItemKind) row[1]));
    }

    /** The reviews of versions, the oldest first. */
    public List<ItemReview> reviewsOf(Collection<UUID> versions) {
        return getEntityManager()
                .createQuery(
                        "from ItemReview r where any_of(r.key.versionId, :versions) order by r.at", ItemReview.class)
                .setParameter("versions", versions.toArray(UUID[]::new))
                .getResultList();
    }

    /** Those of some fingerprints that versions of a level have, in hexadecimal digits. */
    Set<String> known(int level, Collection<byte[]> fingerprints) {
        return existing(
                "select distinct fingerprint from item_version where level = " + level
                        + " and fingerprint = any(:some)",
                fingerprints);
    }

    /** Those of some fingerprints that are practice items', in hexadecimal digits. */
    Set<String> practised(Collection<byte[]> fingerprints) {
        return existing("select fingerprint from practice_fingerprint where fingerprint = any(:some)", fingerprints);
    }

    private Set<String> existing(String sql, Collection<byte[]> fingerprints) {
        return getSession()
                .createNativeQuery(sql, byte[].class)
                .setParameter("some", fingerprints.toArray(byte[][]::new))
                .getResultStream()
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.toSet());
    }
}
