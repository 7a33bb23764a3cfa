package io.skillcert.registration.pathway;

import io.skillcert.events.subsidy.ParameterAdoptedV1;
import io.skillcert.events.subsidy.ParameterWithdrawnV1;
import io.skillcert.http.json.Json;
import io.skillcert.policy.Citation;
import io.skillcert.policy.data.ParameterFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;

/** The parameter entries that people of subsidy-service have put in force, as its events tell them. */
@ApplicationScoped
class AdoptedParameters {

    /** @param name the name of the parameter */
    record Adopted(String name, LocalDate effectiveFrom, ParameterFile.Entry entry) {}

    private final EntityManager database;
    private final Json json;

    AdoptedParameters(EntityManager database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void adopt(ParameterAdoptedV1 event) {
        database.createNativeQuery(
                        "insert into adopted_parameter (name, effective_from, value, document, article, withdrawn)"
                                + " values (:name, :day, cast(:value as jsonb), :document, :article, false)"
                                + " on conflict (name, effective_from) do update set value = excluded.value,"
                                + " document = excluded.document, article = excluded.article, withdrawn = false,"
                                + " revision = default")
                .setParameter("name", event.name())
                .setParameter("day", event.effectiveFrom())
                .setParameter("value", event.value())
                .setParameter("document", event.document())
                .setParameter("article", event.article())
                .executeUpdate();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(ParameterWithdrawnV1 event) {
        database.createNativeQuery("update adopted_parameter set withdrawn = true, revision = default"
                        + " where name = :name and effective_from = :day")
                .setParameter("name", event.name())
                .setParameter("day", event.effectiveFrom())
                .executeUpdate();
    }

    /**
     * A number that every change makes greater once it is committed: the sum, because changes are not committed in the order of
     * their revisions, so that the greatest one may be known already when an earlier one appears.
     */
    long revision() {
        return (Long)
                database.createNativeQuery("select cast(coalesce(sum(revision), 0) as bigint) from adopted_parameter")
                        .getSingleResult();
    }

    /** The entries in force or to come, without those that were withdrawn. */
    List<Adopted> entries() {
        List<?> rows = database.createNativeQuery("select name, effective_from, cast(value as text), document, article"
                        + " from adopted_parameter where not withdrawn order by name, effective_from")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Adopted((String) row[0], day(row[1]), entry(row)))
                .toList();
    }

    private ParameterFile.Entry entry(Object[] row) {
        return new ParameterFile.Entry(json.tree((String) row[2]), new Citation((String) row[3], (String) row[4]));
    }

    private static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
