package io.skillcert.exam.entry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The training institutions of the people who are to sit. */
@ApplicationScoped
public class TrainingAffiliations implements PanacheRepositoryBase<Training, UUID> {

    private static final String OF_BATCH =
            """
            select e.registrationId, t.institutionId from ExamEntry e, Training t
            where e.batchId = :batch and t.personId = e.personId""";

    /** The institutions that train the person of each registration of a batch, without people who are trained by none. */
    public Map<UUID, Set<UUID>> institutionsOf(UUID batchId) {
        return getEntityManager()
                .createQuery(OF_BATCH, Object[].class)
                .setParameter("batch", batchId)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        Collectors.mapping(row -> (UUID) row[1], Collectors.toCollection(TreeSet::new))));
    }

    /** The institutions that train a person. */
    public Set<UUID> institutionsOfPerson(UUID personId) {
        List<UUID> found = getEntityManager()
                .createQuery("select t.institutionId from Training t where t.personId = :person", UUID.class)
                .setParameter("person", personId)
                .getResultList();
        return Set.copyOf(found);
    }
}
