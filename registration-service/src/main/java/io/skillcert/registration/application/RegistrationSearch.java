package io.skillcert.registration.application;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.delivery.changes.ChangedRows;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.progress.ExamProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;

/** Reads the registrations that a caller may see. */
@ApplicationScoped
public class RegistrationSearch implements PanacheRepositoryBase<Registration, UUID> {

    private static final int MAX_FOUND = 200;

    private final AccountBindings bindings;

    RegistrationSearch(AccountBindings bindings) {
        this.bindings = bindings;
    }

    /**
     * A filter of registrations. A null field does not filter.
     *
     * @param lapseCause why the registration lapsed
     * @param reference the own reference of the account that has registered the person
     * @param hindered true for confirmed registrations whose exam a public emergency prevents
     * @param registeredBy the owner
     * @param changes the transactions that have changed the registration last
     */
    public record Filter(
            UUID batchId,
            UUID cohortId,
            RegistrationStatus status,
            LapseCause lapseCause,
            Integer level,
            LocalDate from,
            LocalDate to,
            Long number,
            String reference,
            Boolean hindered,
            String registeredBy,
            ChangedRows.Transactions changes) {}

    /**
     * A registration with everything that its view shows.
     *
     * @param decision the latest
     * @param exam empty until exam-service has published something about it
     */
    public record Details(
            Registration registration,
            StoredEligibilityDecision decision,
            Person person,
            Optional<ExamProgress> exam) {}

    /** Reads the details of a registration in one statement. For the owner and exceptions see {@link Registrations#getFor}. */
    public Details detailsFor(UUID id, String owner) {
        return details(id, owner)
                .or(() -> holderDetails(id, owner))
                .orElseThrow(() -> RegistrationProblem.REGISTRATION_NOT_FOUND.exception(id));
    }

    private Optional<Details> holderDetails(UUID id, String account) {
        return Optional.ofNullable(account).flatMap(bindings::personOf).flatMap(person -> details(id, null)
                .filter(found -> found.registration().personId().equals(person)));
    }

    private Optional<Details> details(UUID id, String owner) {
        var rows = getEntityManager()
                .createQuery(
                        """
                        select r, d, p, e from Registration r
                        join StoredEligibilityDecision d on d.registrationId = coalesce(r.decidedWith, r.id)
                        join Person p on p.id = r.personId
                        left join ExamProgress e on e.registrationId = r.id
                        where r.id = :id and (:owner is null or r.registeredBy = :owner)
                        order by d.id desc""",
                        Object[].class)
                .setParameter("id", id)
                .setParameter("owner", owner)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .setMaxResults(1)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Details(
                        (Registration) row[0],
                        (StoredEligibilityDecision) row[1],
                        (Person) row[2],
                        Optional.ofNullable((ExamProgress) row[3])));
    }

    /** The registrations of a person that the owner may see, newest first; null for callers who may see all. */
    List<Registration> ofPerson(UUID personId, String owner) {
        var restricted = owner != null
                && !bindings.personOf(owner).filter(personId::equals).isPresent();
        return find(
                        "personId = ?1 and (?2 is null or registeredBy = ?2) order by id desc",
                        personId,
                        restricted ? owner : null)
                .range(0, MAX_FOUND - 1)
                .list();
    }

    public List<Registration> page(Filter filter, PageRequest page) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new HashMap<String, Object>();
        and(conditions, parameters, "batchId = :batch", "batch", filter.batchId());
        and(conditions, parameters, "cohortId = :cohort", "cohort", filter.cohortId());
        and(conditions, parameters, "status = :status", "status", filter.status());
        and(conditions, parameters, "lapseCause = :cause", "cause", filter.lapseCause());
        and(conditions, parameters, "level = :level", "level", filter.level());
        and(conditions, parameters, "registeredOn >= :from", "from", filter.from());
        and(conditions, parameters, "registeredOn <= :to", "to", filter.to());
        and(conditions, parameters, "number = :number", "number", filter.number());
        and(conditions, parameters, "reference = :reference", "reference", filter.reference());
        if (filter.changes() != null) {
            and(
                    conditions,
                    parameters,
                    "changedIn >= :first",
                    "first",
                    filter.changes().first());
            and(
                    conditions,
                    parameters,
                    "changedIn <= :last",
                    "last",
                    filter.changes().last());
        }
        if (Boolean.TRUE.equals(filter.hindered())) {
            conditions.add("status = 'CONFIRMED' and id in"
                    + " (select p.registrationId from ExamProgress p where p.hinderedAt is not null)");
        }
        var boundPerson = Optional.ofNullable(filter.registeredBy()).flatMap(bindings::personOf);
        if (boundPerson.isPresent()) {
            and(conditions, parameters, "(registeredBy = :owner or personId = :person)", "person", boundPerson.get());
            parameters.put("owner", filter.registeredBy());
        } else {
            and(conditions, parameters, "registeredBy = :owner", "owner", filter.registeredBy());
        }
        and(conditions, parameters, "id > :after", "after", page.after());
        return find(String.join(" and ", conditions) + " order by id", parameters)
                .range(0, page.limit())
                .list();
    }

    private static void and(
            List<String> conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
