package io.skillcert.exam.bank;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The item bank (题库). */
@ApplicationScoped
public class Items implements PanacheRepositoryBase<Item, UUID> {

    /** Which items are listed; null where any will do. */
    public record Filter(Integer level, String function, String topic, ItemKind kind, ItemStatus status) {}

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public Item get(UUID id) {
        return findByIdOptional(id).orElseThrow(ExamProblem.ITEM_NOT_FOUND::exception);
    }

    Item lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(ExamProblem.ITEM_NOT_FOUND::exception);
    }

    /** Locks items in the order of their ids, so that two callers with the same items wait and do not deadlock. */
    List<Item> lockAll(Collection<UUID> ids) {
        return find("any_of(id, ?1) order by id", (Object) ids.toArray(UUID[]::new))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The ids of a level's items of a kind. */
    public Set<UUID> idsOf(int level, ItemKind kind) {
        return Set.copyOf(getEntityManager()
                .createQuery("select id from Item where level = :level and kind = :kind", UUID.class)
                .setParameter("level", (short) level)
                .setParameter("kind", kind)
                .getResultList());
    }

    /** Reads a page in the order of creation, and one item more if there is one. */
    public List<Item> page(Filter filter, PageRequest page) {
        return find(
                        "(?1 is null or level = ?1) and (?2 is null or function = ?2) and (?3 is null or topic = ?3)"
                                + " and (?4 is null or kind = ?4) and (?5 is null or status = ?5) and id > ?6 order by id",
                        filter.level() == null ? null : filter.level().shortValue(),
                        filter.function(),
                        filter.topic(),
                        filter.kind(),
                        filter.status(),
                        page.after())
                .page(0, page.fetchSize())
                .list();
    }
}
