package io.skillcert.http.json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Writes rows about a person as JSON, for copies of all that is held. */
@ApplicationScoped
public class TableJson {

    private final EntityManager database;

    TableJson(EntityManager database) {
        this.database = database;
    }

    /**
     * The rows of a query as a JSON array. Columns whose names begin with {@code encrypted_} or {@code wrapped_} are left out.
     *
     * @param query SQL that the service writes, with the parameter {@code person}
     */
    public String rows(String query, UUID person) {
        return (String) database.createNativeQuery(
                        """
                        select cast(coalesce(jsonb_agg((select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t))
                            where key not like 'encrypted\\_%%' and key not like 'wrapped\\_%%')), '[]') as text)
                        from (%s) t"""
                                .formatted(query))
                .setParameter("person", person)
                .getSingleResult();
    }
}
