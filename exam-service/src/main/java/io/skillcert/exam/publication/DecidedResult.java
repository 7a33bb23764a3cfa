package io.skillcert.exam.publication;

import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.events.exam.ResultPublishedV1.SubjectResult;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.policy.exam.ExamDecision;
import io.skillcert.policy.exam.ExamFacts;
import io.skillcert.policy.exam.Subject;
import java.time.Instant;
import java.time.LocalDate;

/** The result of one person as it was just decided, before it is stored. */
record DecidedResult(ExamEntry person, ExamFacts facts, ExamDecision decision, LocalDate publishedOn, Instant at) {

    ResultPublishedV1 event() {
        return new ResultPublishedV1(
                person.registrationId(),
                person.personId(),
                person.batchId(),
                person.occupationCode(),
                person.level().number(),
                person.attempt().name(),
                decision.outcome().name(),
                decision.subjects().stream()
                        .map(subject -> new SubjectResult(
                                subject.subject().name(),
                                subject.status().name(),
                                subject.retainedUntil().orElse(null)))
                        .toList(),
                decision.resit().subjects().stream().map(Subject::name).toList(),
                decision.resit().registerBy().orElse(null),
                publishedOn,
                decision.codesNotMet());
    }
}
