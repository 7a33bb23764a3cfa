package io.skillcert.delivery.webhook;

import io.skillcert.delivery.DeliveryProblem;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The webhooks of all accounts. */
@ApplicationScoped
public class Webhooks {

    private final EntityManager database;

    Webhooks(EntityManager database) {
        this.database = database;
    }

    /**
     * Gets a webhook.
     *
     * @param owner null for callers who may see all
     * @throws ProblemException 404 if the owner has no such webhook
     */
    public Webhook get(UUID id, String owner) {
        return get(id, owner, LockModeType.NONE);
    }

    /** Gets a webhook and locks it until the transaction ends. */
    Webhook lock(UUID id, String owner) {
        return get(id, owner, LockModeType.PESSIMISTIC_WRITE);
    }

    private Webhook get(UUID id, String owner, LockModeType lock) {
        return Optional.ofNullable(database.find(Webhook.class, id, lock))
                .filter(webhook -> owner == null || webhook.account().equals(owner))
                .orElseThrow(() -> DeliveryProblem.WEBHOOK_NOT_FOUND.exception(id));
    }

    Optional<Webhook> find(UUID id) {
        return Optional.ofNullable(database.find(Webhook.class, id));
    }

    /** The webhooks of an account, or of all if it is null, oldest first. */
    public List<Webhook> page(String owner, PageRequest page) {
        return database.createQuery(
                        "from Webhook where (:owner is null or account = :owner) and id > :after order by id",
                        Webhook.class)
                .setParameter("owner", owner)
                .setParameter("after", page.after())
                .setMaxResults(page.fetchSize())
                .getResultList();
    }

    List<Webhook> of(String account) {
        return database.createQuery("from Webhook where account = :account", Webhook.class)
                .setParameter("account", account)
                .getResultList();
    }

    List<Webhook> active() {
        return database.createQuery("from Webhook where status = :active", Webhook.class)
                .setParameter("active", Webhook.Status.ACTIVE)
                .getResultList();
    }

    void add(Webhook webhook) {
        database.persist(webhook);
        database.flush();
    }

    void remove(Webhook webhook) {
        database.remove(webhook);
        database.flush();
    }

    void flush() {
        database.flush();
    }
}
