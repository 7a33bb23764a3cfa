package io.skillcert.subsidy.assessment;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.subsidy.SubsidyParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of the limits that the database checks by itself (SUB-04 to SUB-08), a copy of the parameters in force. */
@ApplicationScoped
class AwardLimits {

    private final EntityManager database;

    AwardLimits(EntityManager database) {
        this.database = database;
    }

    /** Replaces the table: it gets an entry for each day on which one of the parameters changes. */
    @Transactional
    void replaceWith(SubsidyParameters parameters) {
        var days = new TreeSet<LocalDate>();
        Stream.<Timeline<?>>of(
                        parameters.awardsPerKind(),
                        parameters.awardsPerYear(),
                        parameters.noLowerAfterHigher(),
                        parameters.oncePerLevel(),
                        parameters.noDoubleSource())
                .flatMap(timeline -> timeline.history().stream())
                .map(Dated::effectiveFrom)
                .forEach(days::add);
        days.forEach(day -> set(day, parameters));
        database.createNativeQuery("delete from award_limit where effective_from not in :days")
                .setParameter("days", days)
                .executeUpdate();
    }

    private void set(LocalDate day, SubsidyParameters parameters) {
        database.createNativeQuery("insert into award_limit (effective_from, per_kind, per_year, no_lower_after_higher,"
                        + " once_per_level, no_double_source) values (:day, :kind, :year, :lower, :once, :source)"
                        + " on conflict (effective_from) do update set per_kind = excluded.per_kind,"
                        + " per_year = excluded.per_year, no_lower_after_higher = excluded.no_lower_after_higher,"
                        + " once_per_level = excluded.once_per_level, no_double_source = excluded.no_double_source")
                .setParameter("day", day)
                .setParameter("kind", parameters.awardsPerKind().on(day).value())
                .setParameter("year", parameters.awardsPerYear().on(day).value())
                .setParameter("lower", parameters.noLowerAfterHigher().on(day).value())
                .setParameter("once", parameters.oncePerLevel().on(day).value())
                .setParameter("source", parameters.noDoubleSource().on(day).value())
                .executeUpdate();
    }
}
