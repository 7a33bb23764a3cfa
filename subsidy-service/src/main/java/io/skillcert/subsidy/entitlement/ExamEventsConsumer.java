package io.skillcert.subsidy.entitlement;

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
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes the events of exam-service: certificates issued, reissued and revoked. */
@Startup
@ApplicationScoped
class ExamEventsConsumer {

    private static final String NAME = "subsidy.entitlements";

    private final EventReader reader;

    ExamEventsConsumer(EventReaders readers, AssessEntitlement assessEntitlement, FollowCertificate followCertificate) {
        this.reader = readers.reader(NAME)
                .onAll(CertificateIssuedV1.TYPE, CertificateIssuedV1.class, assessEntitlement::assess)
                .on(CertificateReissuedV1.TYPE, CertificateReissuedV1.class, followCertificate::reissued)
                .on(CertificateRevokedV1.TYPE, CertificateRevokedV1.class, followCertificate::revoked)
                .ignore(Set.of(
                        SeatsAssignedV1.TYPE,
                        SittingCancelledV1.TYPE,
                        CandidateBarredV1.TYPE,
                        ExamBarEndedV1.TYPE,
                        ResultPublishedV1.TYPE,
                        ResultCorrectedV1.TYPE));
    }

    @Incoming("exam-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> poll) {
        reader.read(poll);
    }
}
