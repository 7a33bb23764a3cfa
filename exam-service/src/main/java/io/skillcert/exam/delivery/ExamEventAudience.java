package io.skillcert.exam.delivery;

import io.skillcert.delivery.EventAudience;
import io.skillcert.delivery.LoggedEvent;
import io.skillcert.delivery.PublishedType;
import io.skillcert.events.exam.CandidateBarredV1;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.events.exam.ExamBarEndedV1;
import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.events.exam.SittingCancelledV1;
import io.skillcert.exam.entry.ActingAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows the events of exam-service to the accounts that may act for the registration. */
@ApplicationScoped
class ExamEventAudience implements EventAudience {

    private static final String REGISTRATION = "registrationId";
    private static final String CERTIFICATE = "certificateNumber";

    private final ActingAccounts actingAccounts;

    ExamEventAudience(ActingAccounts actingAccounts) {
        this.actingAccounts = actingAccounts;
    }

    @Override
    public List<PublishedType> types() {
        return List.of(
                ofRegistration(SeatsAssignedV1.TYPE, "SEATED"),
                ofRegistration(SittingCancelledV1.TYPE, "SITTING_CANCELLED"),
                ofRegistration(CandidateBarredV1.TYPE, "BARRED"),
                ofRegistration(ExamBarEndedV1.TYPE, "BAR_ENDED"),
                ofRegistration(ResultPublishedV1.TYPE, "RESULT_PUBLISHED"),
                ofRegistration(ResultCorrectedV1.TYPE, "RESULT_CORRECTED"),
                ofCertificate(CertificateIssuedV1.TYPE, "ISSUED"),
                ofCertificate(CertificateReissuedV1.TYPE, "REISSUED"),
                ofCertificate(CertificateRevokedV1.TYPE, "REVOKED"));
    }

    private static PublishedType ofRegistration(String type, String status) {
        return new PublishedType(type, "registration", REGISTRATION, status, null);
    }

    private static PublishedType ofCertificate(String type, String status) {
        return new PublishedType(type, "certificate", CERTIFICATE, status, null);
    }

    @Override
    public Set<UUID> visible(String account, List<LoggedEvent> events) {
        var registrations = actingAccounts.registrationsOf(
                account, events.stream().map(event -> event.id(REGISTRATION)).collect(Collectors.toSet()));
        return events.stream()
                .filter(event -> registrations.contains(event.id(REGISTRATION)))
                .map(LoggedEvent::id)
                .collect(Collectors.toSet());
    }
}
