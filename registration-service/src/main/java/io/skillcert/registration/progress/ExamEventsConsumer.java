package io.skillcert.registration.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.events.exam.SittingCancelledV1;
import io.skillcert.messaging.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows a registration through the exam. */
@ApplicationScoped
class ExamEventsConsumer {

    private static final String NAME = "registration.exam-progress";

    private final EventReader reader;
    private final ExamProgresses progresses;
    private final CertificatesHeld certificatesHeld;
    private final ResitRights resitRights;
    private final ObjectMapper json;

    ExamEventsConsumer(
            EventReader reader,
            ExamProgresses progresses,
            CertificatesHeld certificatesHeld,
            ResitRights resitRights,
            ObjectMapper json) {
        this.reader = reader;
        this.progresses = progresses;
        this.certificatesHeld = certificatesHeld;
        this.resitRights = resitRights;
        this.json = json;
        reader.on(SeatsAssignedV1.TYPE, SeatsAssignedV1.class, this::seated)
                .on(SittingCancelledV1.TYPE, SittingCancelledV1.class, this::hindered)
                .on(ResultPublishedV1.TYPE, ResultPublishedV1.class, this::published)
                .on(ResultCorrectedV1.TYPE, ResultCorrectedV1.class, this::corrected)
                .on(CertificateIssuedV1.TYPE, CertificateIssuedV1.class, this::certified)
                .on(CertificateReissuedV1.TYPE, CertificateReissuedV1.class, this::reissued)
                .on(CertificateRevokedV1.TYPE, CertificateRevokedV1.class, this::revoked);
    }

    @Incoming("exam-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> received) throws Exception {
        reader.read(NAME, received);
    }

    private void seated(SeatsAssignedV1 event) {
        progresses.of(event.registrationId()).seated(write(event.seats()));
    }

    private void hindered(SittingCancelledV1 event) {
        progresses.of(event.registrationId()).hindered(event.cancelledAt());
    }

    private void published(ResultPublishedV1 event) {
        progresses.of(event.registrationId()).published(event, write(event.subjects()));
    }

    private void corrected(ResultCorrectedV1 event) {
        progresses.of(event.registrationId()).corrected(event, write(event.subjects()));
        resitRights.corrected(event.registrationId(), event.resitSubjects());
    }

    private void certified(CertificateIssuedV1 event) {
        progresses.of(event.registrationId()).certified(event);
        certificatesHeld.persist(new CertificateHeld(event));
    }

    /** The day of issue stays, and with it what it opens. */
    private void reissued(CertificateReissuedV1 event) {
        progresses.of(event.registrationId()).reissued(event.certificateNumber());
        certificatesHeld.renumber(event.replacedNumber(), event.certificateNumber());
    }

    /** REG-02: it opens nothing any more. */
    private void revoked(CertificateRevokedV1 event) {
        progresses.of(event.registrationId()).reissued(null);
        certificatesHeld.deleteById(event.certificateNumber());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can't be written as JSON", e);
        }
    }
}
