package io.skillcert.registration.draft;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.document.DocumentHolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All drafts. A draft can have documents, which its registration takes over. */
@ApplicationScoped
public class Drafts implements PanacheRepositoryBase<Draft, UUID>, DocumentHolders {

    /** Answers 404 for a draft of another account. */
    public Draft getFor(UUID id, String owner) {
        return findOwn(id, owner).orElseThrow(Drafts::notFound);
    }

    public Optional<Draft> findOwn(UUID id, String owner) {
        return findByIdOptional(id).filter(draft -> draft.owner().equals(owner));
    }

    Draft lockFor(UUID id, String owner) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(draft -> draft.owner().equals(owner))
                .orElseThrow(Drafts::notFound);
    }

    public List<Draft> page(String owner, PageRequest page) {
        return find("owner = ?1 and id > ?2 order by id", owner, page.after())
                .range(0, page.limit())
                .list();
    }

    long countOf(String owner) {
        return count("owner", owner);
    }

    List<UUID> unchangedSince(Instant time, int limit) {
        return getEntityManager()
                .createQuery("select id from Draft where changedAt < :time order by changedAt, id", UUID.class)
                .setParameter("time", time)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Locks those of the drafts that exist and have not been changed since. */
    List<Draft> lockUnchangedSince(Instant time, List<UUID> ids) {
        return find("any_of(id, ?1) and changedAt < ?2 order by id", ids.toArray(UUID[]::new), time)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    @Override
    public Optional<Holder> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(Drafts::holder);
    }

    @Override
    public Optional<Holder> find(UUID id) {
        return findByIdOptional(id).map(Drafts::holder);
    }

    private static Holder holder(Draft draft) {
        return new Holder(draft.id(), draft.owner(), true, Set.of(draft.id()));
    }

    private static ProblemException notFound() {
        return RegistrationProblem.DRAFT_NOT_FOUND.exception();
    }
}
