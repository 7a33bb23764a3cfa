package io.skillcert.registration.progress;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.registration.eligibility.CandidateFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All certificates that exam-service has issued. */
@ApplicationScoped
public class CertificatesHeld implements PanacheRepositoryBase<CertificateHeld, String> {

    void renumber(String from, String to) {
        update("certificateNumber = ?1 where certificateNumber = ?2", to, from);
    }

    /** The certificates of some persons in an occupation as facts for the rules, by person. */
    public Map<UUID, List<CandidateFacts.Certificate>> of(Set<UUID> persons, String occupationCode) {
        return list(
                        "any_of(personId, ?1) and occupationCode = ?2 order by certificateNumber",
                        persons.toArray(UUID[]::new),
                        occupationCode)
                .stream()
                .collect(groupingBy(CertificateHeld::personId, mapping(CertificateHeld::fact, toList())));
    }
}
