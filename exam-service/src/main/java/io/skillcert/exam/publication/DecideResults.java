package io.skillcert.exam.publication;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.attendance.Misconducts;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.http.json.Json;
import io.skillcert.policy.exam.ExamDecision;
import io.skillcert.policy.exam.ExamFacts;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides results by the rules, from the scores and the misconduct recorded so far: at publication and after a correction. */
@ApplicationScoped
class DecideResults {

    private final EnteredScores scores;
    private final Misconducts misconducts;
    private final StoredResults results;
    private final Publications publications;
    private final ExamResultRules rules;
    private final Json json;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    DecideResults(
            EnteredScores scores,
            Misconducts misconducts,
            StoredResults results,
            Publications publications,
            ExamResultRules rules,
            Json json,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.scores = scores;
        this.misconducts = misconducts;
        this.results = results;
        this.publications = publications;
        this.rules = rules;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Decides the results of some people of a batch.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if one of them resits an exam whose result is not known
     */
    List<DecidedResult> decide(List<ExamEntry> people, Publication publication) {
        var ids = people.stream().map(ExamEntry::registrationId).toList();
        var sat = scores.bySubject(ids);
        var voided = misconducts.voidOf(ids);
        return people.stream()
                .map(person -> decide(
                        person,
                        publication,
                        sat.getOrDefault(person.registrationId(), Map.of()),
                        voided.getOrDefault(person.registrationId(), Set.of())))
                .toList();
    }

    private DecidedResult decide(
            ExamEntry person, Publication publication, Map<Subject, Optional<BigDecimal>> sat, Set<Subject> voided) {
        var facts = new ExamFacts(
                person.level(),
                person.attempt(),
                publication.lastExamDay(),
                publication.publishedOn(),
                person.registeredOn(),
                sat,
                person.resitOf().map(this::retainedFrom).orElseGet(Map::of),
                voided);
        var decision = rules.decide(facts);
        metrics.counter("skillcert.decisions", "outcome", decision.outcome().name())
                .increment();
        return new DecidedResult(person, facts, decision, publication.publishedOn(), clock.instant());
    }

    /** The passes of the earlier result that are retained, each with the day of its publication (EXM-07). */
    private Map<Subject, LocalDate> retainedFrom(UUID earlierId) {
        var earlier = results.findByIdOptional(earlierId)
                .orElseThrow(() -> ExamProblem.EARLIER_RESULT_MISSING.exception(earlierId));
        var publishedOn = publications.get(earlier.batchId()).publishedOn();
        var retained = new EnumMap<Subject, LocalDate>(Subject.class);
        earlier.decision(json).subjects().stream()
                .filter(subject -> subject.status() == ExamDecision.Status.PASSED
                        && subject.retainedUntil().isPresent())
                .forEach(subject -> retained.put(subject.subject(), publishedOn));
        return retained;
    }
}
