package io.skillcert.registration.application;

import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.progress.CertificatesHeld;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What this system has certified, and institutions in it, counts beside what the candidate states. */
@ApplicationScoped
public class KnownFacts {

    private final CertificatesHeld certificatesHeld;
    private final TrainingsCompleted trainingsCompleted;

    KnownFacts(CertificatesHeld certificatesHeld, TrainingsCompleted trainingsCompleted) {
        this.certificatesHeld = certificatesHeld;
        this.trainingsCompleted = trainingsCompleted;
    }

    /** What the rules look at; it is stored so, and a decision can be made again from what is stored. */
    CandidateFacts besides(CandidateFacts stated, UUID personId, String occupationCode) {
        var certificates = certificatesHeld.of(personId, occupationCode).stream()
                .map(held -> new CandidateFacts.Certificate(held.level().number(), held.issuedOn(), true))
                .toList();
        return stated.with(certificates, trainingsCompleted.of(personId));
    }
}
