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

/** What this system has certified, and institutions in it, counts beside what the candidate states. */
@ApplicationScoped
class KnownFacts {

    private final CertificatesHeld certificatesHeld;
    private final TrainingsCompleted trainingsCompleted;

    KnownFacts(CertificatesHeld certificatesHeld, TrainingsCompleted trainingsCompleted) {
        this.certificatesHeld = certificatesHeld;
        this.trainingsCompleted = trainingsCompleted;
    }

    /** By person. */
    record Known(Map<UUID, List<Certificate>> certificates, Map<UUID, List<Training>> trainings) {
        CandidateFacts mergeWith(CandidateFacts stated, UUID personId) {
            return stated.with(
                    certificates.getOrDefault(personId, List.of()), trainings.getOrDefault(personId, List.of()));
        }
    }

    /** A decision is stored with all of it, and can be made again from what is stored. */
    Known of(Set<UUID> persons, String occupationCode) {
        return new Known(certificatesHeld.of(persons, occupationCode), trainingsCompleted.of(persons));
    }
}
