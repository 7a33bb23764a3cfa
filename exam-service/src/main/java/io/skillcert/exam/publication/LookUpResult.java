package io.skillcert.exam.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.exam.attendance.Misconducts;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.result.OutcomeView;
import io.skillcert.exam.result.policy.ExamDecision;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.scoring.EnteredScore;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds a person's own published result; the person is recognised by the identity document. */
@ApplicationScoped
public class LookUpResult {

    private final ExamEntries entries;
    private final StoredResults results;
    private final Publications publications;
    private final EnteredScores scores;
    private final Misconducts misconducts;
    private final ObjectMapper json;

    LookUpResult(
            ExamEntries entries,
            StoredResults results,
            Publications publications,
            EnteredScores scores,
            Misconducts misconducts,
            ObjectMapper json) {
        this.entries = entries;
        this.results = results;
        this.publications = publications;
        this.scores = scores;
        this.misconducts = misconducts;
        this.json = json;
    }

    /**
     * @param score absent where it was not sat now: an absence, or a pass that is kept
     * @param voided the score does not count, for misconduct
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubjectScore(
            Subject subject, ExamDecision.Status status, BigDecimal score, Boolean voided, LocalDate retainedUntil) {}

    /** @param reviewRequestBy the last day to ask for a score review (EXM-05) */
    public record OwnResult(
            UUID registrationId,
            UUID batchId,
            ExamDecision.Outcome outcome,
            LocalDate publishedOn,
            LocalDate reviewRequestBy,
            List<SubjectScore> subjects,
            OutcomeView.ResitView resit) {}

    /** @throws io.skillcert.http.problem.ProblemException 404 if the person has no such registration, or nothing is published */
    @Transactional
    public OwnResult lookUp(UUID registrationId, IdentityDocument document) {
        var result = entries.findOf(registrationId, document)
                .flatMap(entry -> results.findByIdOptional(entry.registrationId()))
                .orElseThrow(PublicationProblems::noResult);
        var publication = publications.findComplete(result.batchId()).orElseThrow(PublicationProblems::noResult);
        var content = read(result.contentJson());
        var voided = misconducts.voidOf(Set.of(registrationId)).getOrDefault(registrationId, Set.of());
        Map<Subject, EnteredScore> sat = scores.of(Set.of(registrationId)).stream()
                .collect(Collectors.toMap(EnteredScore::subject, score -> score));
        return new OwnResult(
                registrationId,
                result.batchId(),
                result.outcome(),
                publication.publishedOn(),
                publication.reviewRequestBy(),
                content.subjects().stream()
                        .map(subject -> score(subject, sat.get(subject.subject()), voided))
                        .toList(),
                content.resit());
    }

    private static SubjectScore score(OutcomeView.SubjectView subject, EnteredScore sat, Set<Subject> voided) {
        return new SubjectScore(
                subject.subject(),
                subject.status(),
                sat == null ? null : sat.value().orElse(null),
                voided.contains(subject.subject()) ? true : null,
                subject.retainedUntil());
    }

    private OutcomeView read(String content) {
        try {
            return json.readValue(content, OutcomeView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored result can't be read", e);
        }
    }
}
