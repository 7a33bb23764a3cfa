package io.skillcert.exam.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.events.exam.ResultPublishedV1.SubjectResult;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.result.OutcomeView;
import io.skillcert.exam.result.policy.ExamDecision;
import io.skillcert.exam.result.policy.ExamFacts;
import io.skillcert.exam.result.policy.ExamResultRules;
import io.skillcert.exam.result.policy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides by the rules what a person's scores come to; the first time, and when one of them is corrected. */
@ApplicationScoped
class DecideResult {

    private final StoredResults results;
    private final Publications publications;
    private final ExamResultRules examResult;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    DecideResult(
            StoredResults results,
            Publications publications,
            ExamResultRules examResult,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.results = results;
        this.publications = publications;
        this.examResult = examResult;
        this.json = json;
        this.metrics = metrics;
    }

    /** @param facts what the rules looked at, as JSON. @param content the whole outcome, as JSON */
    record Decided(ExamDecision outcome, String facts, String content, Instant at) {}

    /** @param voided what does not count for misconduct */
    Decided decide(
            ExamEntry person,
            Map<Subject, Optional<BigDecimal>> sat,
            Set<Subject> voided,
            Publication publication,
            Instant now) {
        var facts = new ExamFacts(
                person.level(),
                person.attempt(),
                publication.lastExamDay(),
                publication.publishedOn(),
                person.registeredOn(),
                sat,
                person.resitOf().map(this::retainedFrom).orElseGet(Map::of),
                voided);
        var outcome = examResult.decide(facts);
        metrics.counter("skillcert.decisions", "outcome", outcome.outcome().name())
                .increment();
        return new Decided(outcome, write(facts), write(OutcomeView.of(outcome)), now);
    }

    /** EXM-07: the passes of the earlier result, each with the day of its publication. */
    private Map<Subject, LocalDate> retainedFrom(UUID earlierId) {
        var earlier = results.findByIdOptional(earlierId)
                .orElseThrow(() -> PublicationProblems.earlierResultMissing(earlierId));
        var publishedOn = publications.get(earlier.batchId()).publishedOn();
        var retained = new EnumMap<Subject, LocalDate>(Subject.class);
        read(earlier.contentJson()).subjects().stream()
                .filter(subject -> subject.status() == ExamDecision.Status.PASSED && subject.retainedUntil() != null)
                .forEach(subject -> retained.put(subject.subject(), publishedOn));
        return retained;
    }

    /** The result as others are told of it. */
    static ResultPublishedV1 event(ExamEntry person, ExamDecision outcome, Publication publication) {
        return new ResultPublishedV1(
                person.registrationId(),
                person.personId(),
                person.batchId(),
                person.occupationCode(),
                person.level().number(),
                person.attempt().name(),
                outcome.outcome().name(),
                outcome.subjects().stream()
                        .map(subject -> new SubjectResult(
                                subject.subject().name(),
                                subject.status().name(),
                                subject.retainedUntil().orElse(null)))
                        .toList(),
                outcome.resit().subjects().stream().map(Subject::name).toList(),
                outcome.resit().registerBy().orElse(null),
                publication.publishedOn());
    }

    private OutcomeView read(String stored) {
        try {
            return json.readValue(stored, OutcomeView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored result can't be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result can't be written as JSON", e);
        }
    }
}
