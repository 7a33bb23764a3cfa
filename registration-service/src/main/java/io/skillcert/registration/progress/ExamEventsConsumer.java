package io.skillcert.registration.progress;

import io.quarkus.runtime.Startup;
import io.skillcert.events.exam.CandidateBarredV1;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.events.exam.ExamBarEndedV1;
import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.events.exam.SittingCancelledV1;
import io.skillcert.http.json.Json;
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Records what exam-service publishes about registrations. */
@Startup
@ApplicationScoped
class ExamEventsConsumer {

    private static final String NAME = "registration.exam-progress";

    private final EventReader reader;
    private final ExamProgresses progresses;
    private final CertificatesHeld certificatesHeld;
    private final ResitRights resitRights;
    private final EndedRegistrations endedRegistrations;
    private final ExamBars bars;
    private final Json json;

    ExamEventsConsumer(
            EventReaders readers,
            ExamProgresses progresses,
            CertificatesHeld certificatesHeld,
            ResitRights resitRights,
            EndedRegistrations endedRegistrations,
            ExamBars bars,
            Json json) {
        this.progresses = progresses;
        this.certificatesHeld = certificatesHeld;
        this.resitRights = resitRights;
        this.endedRegistrations = endedRegistrations;
        this.bars = bars;
        this.json = json;
        this.reader = readers.reader(NAME)
                .onAll(SeatsAssignedV1.TYPE, SeatsAssignedV1.class, this::seatsAssigned)
                .on(SittingCancelledV1.TYPE, SittingCancelledV1.class, this::sittingCancelled)
                .on(CandidateBarredV1.TYPE, CandidateBarredV1.class, event -> bars.persist(new ExamBar(event)))
                .on(ExamBarEndedV1.TYPE, ExamBarEndedV1.class, event -> bars.deleteById(event.registrationId()))
                .onAll(ResultPublishedV1.TYPE, ResultPublishedV1.class, this::resultPublished)
                .on(ResultCorrectedV1.TYPE, ResultCorrectedV1.class, this::resultCorrected)
                .onAll(CertificateIssuedV1.TYPE, CertificateIssuedV1.class, this::certificateIssued)
                .on(CertificateReissuedV1.TYPE, CertificateReissuedV1.class, this::certificateReissued)
                .on(CertificateRevokedV1.TYPE, CertificateRevokedV1.class, this::certificateRevoked);
    }

    @Incoming("exam-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> poll) {
        reader.read(poll);
    }

    private void seatsAssigned(List<SeatsAssignedV1> events) {
        var known = lockAll(events, SeatsAssignedV1::registrationId);
        events.forEach(event -> known.get(event.registrationId()).assignSeats(json.write(event.seats())));
    }

    private void sittingCancelled(SittingCancelledV1 event) {
        progresses.lock(event.registrationId()).setHindered(event.cancelledAt());
    }

    private void resultPublished(List<ResultPublishedV1> events) {
        var known = lockAll(events, ResultPublishedV1::registrationId);
        events.forEach(event -> known.get(event.registrationId()).publish(event, json.write(event.subjects())));
        endedRegistrations.published(known.keySet());
    }

    private void resultCorrected(ResultCorrectedV1 event) {
        progresses.lock(event.registrationId()).correct(event, json.write(event.subjects()));
        resitRights.corrected(event.registrationId(), event.resitSubjects());
    }

    private void certificateIssued(List<CertificateIssuedV1> events) {
        var known = lockAll(events, CertificateIssuedV1::registrationId);
        events.forEach(event -> known.get(event.registrationId()).setCertificate(event));
        certificatesHeld.persist(events.stream().map(CertificateHeld::new));
    }

    private <E> Map<UUID, ExamProgress> lockAll(List<E> events, Function<E, UUID> registration) {
        return progresses.lockAll(events.stream().map(registration).toList());
    }

    /** The day of issue does not change, and so neither do the levels that the certificate opens. */
    private void certificateReissued(CertificateReissuedV1 event) {
        progresses.lock(event.registrationId()).renumberCertificate(event.certificateNumber());
        certificatesHeld.renumber(event.replacedNumber(), event.certificateNumber());
    }

    /** A revoked certificate opens no level any more (REG-02). */
    private void certificateRevoked(CertificateRevokedV1 event) {
        progresses.lock(event.registrationId()).renumberCertificate(null);
        certificatesHeld.deleteById(event.certificateNumber());
    }
}
