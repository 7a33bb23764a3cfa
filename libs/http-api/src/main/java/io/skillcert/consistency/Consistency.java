package io.skillcert.consistency;

import io.quarkus.arc.All;
import io.skillcert.http.table.Export.Days;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Counts the records that this service shares with others, and computes a digest of them, per batch and day. */
@ApplicationScoped
public class Consistency {

    private final EntityManager database;
    private final List<ConsistencySource> sources;

    Consistency(EntityManager database, @All List<ConsistencySource> sources) {
        this.database = database;
        this.sources = sources;
    }

    /**
     * The records of one measure, batch and day.
     *
     * @param batchId absent for measures that are compared by day alone
     * @param digest SHA-256 of the sorted records, separated by line feeds
     */
    public record Figure(String measure, UUID batchId, LocalDate day, long count, String digest) {}

    /** Returns the names of all measures of this service, those without records too. */
    public List<String> measures() {
        return sources.stream()
                .flatMap(source -> source.measures().stream())
                .map(ConsistencySource.Measure::name)
                .toList();
    }

    @Transactional
    public List<Figure> figures(Days days) {
        return sources.stream()
                .flatMap(source -> source.measures().stream())
                .flatMap(measure -> figures(measure, days).stream())
                .toList();
    }

    private List<Figure> figures(ConsistencySource.Measure measure, Days days) {
        List<?> rows = database.createNativeQuery(
                        """
                        select batch, day, count(*),
                          encode(sha256(convert_to(string_agg(record, chr(10) order by record collate "C"), 'UTF8')), 'hex')
                        from (%s) shared
                        where day between :from and :to
                        group by batch, day order by day, batch"""
                                .formatted(measure.query()))
                .setParameter("from", days.from())
                .setParameter("to", days.to())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Figure(
                        measure.name(), (UUID) row[0], day(row[1]), ((Number) row[2]).longValue(), (String) row[3]))
                .toList();
    }

    private static LocalDate day(Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
