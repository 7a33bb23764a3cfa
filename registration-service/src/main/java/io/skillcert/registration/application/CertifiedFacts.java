package io.skillcert.registration.application;

import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.CandidateFacts.Certificate;
import io.skillcert.registration.eligibility.CandidateFacts.Training;
import io.skillcert.registration.progress.CertificatesHeld;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The certificates and trainings that this system itself has certified. They count in addition to the stated facts. */
@ApplicationScoped
class CertifiedFacts {

    private final CertificatesHeld certificates;
    private final TrainingsCompleted trainings;

    CertifiedFacts(CertificatesHeld certificates, TrainingsCompleted trainings) {
        this.certificates = certificates;
        this.trainings = trainings;
    }

    /** The certified facts of some persons, by person. */
    record ByPerson(Map<UUID, List<Certificate>> certificates, Map<UUID, List<Training>> trainings) {

        CandidateFacts addTo(CandidateFacts stated, UUID personId) {
            return stated.with(
                    certificates.getOrDefault(personId, List.of()), trainings.getOrDefault(personId, List.of()));
        }
    }

    ByPerson of(Set<UUID> persons, String occupationCode) {
        return new ByPerson(certificates.of(persons, occupationCode), trainings.of(persons));
    }
}
