package io.skillcert.exam.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Pairs of items that may not stand on one paper. */
@ApplicationScoped
public class Enemies {

    private final EntityManager database;

    Enemies(EntityManager database) {
        this.database = database;
    }

    /** Adds a pair, in either order; a second time changes nothing, and an item is not its own enemy. */
    void add(UUID one, UUID other) {
        database.createNativeQuery(
                        """
                        insert into enemy (item_a, item_b)
                        select least(a, b), greatest(a, b) from (values (cast(:one as uuid), cast(:other as uuid))) as pair (a, b)
                        where a <> b on conflict do nothing""")
                .setParameter("one", one)
                .setParameter("other", other)
                .executeUpdate();
    }

    /** The enemies of an item. */
    public List<UUID> of(UUID item) {
        List<?> found = database.createNativeQuery(
                        """
                        select case when item_a = :item then item_b else item_a end from enemy
                        where item_a = :item or item_b = :item order by 1""")
                .setParameter("item", item)
                .getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }
}
