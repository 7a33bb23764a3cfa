package io.skillcert.exam.publication;

import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.attendance.Misconducts;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.http.json.Json;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds a person's own published result; the person is recognised by the identity document. */
@ApplicationScoped
public class LookUpResult {

    private final ExamEntries entries;
    private final StoredResults results;
    private final Publications publications;
    private final EnteredScores scores;
    private final Misconducts misconducts;
    private final Json json;

    LookUpResult(
            ExamEntries entries,
            StoredResults results,
            Publications publications,
            EnteredScores scores,
            Misconducts misconducts,
            Json json) {
        this.entries = entries;
        this.results = results;
        this.publications = publications;
        this.scores = scores;
        this.misconducts = misconducts;
        this.json = json;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if the person has no such registration, or nothing is published */
    @Transactional
    public OwnResult lookUp(UUID registrationId, IdentityDocument document) {
        var result = entries.findOf(registrationId, document)
                .flatMap(entry -> results.findByIdOptional(entry.registrationId()))
                .orElseThrow(ExamProblem.RESULT_NOT_FOUND::exception);
        var publication =
                publications.findComplete(result.batchId()).orElseThrow(ExamProblem.RESULT_NOT_FOUND::exception);
        var sat = new EnumMap<Subject, BigDecimal>(Subject.class);
        scores.bySubject(List.of(registrationId))
                .getOrDefault(registrationId, Map.of())
                .forEach((subject, score) -> score.ifPresent(value -> sat.put(subject, value)));
        var voided = misconducts.voidOf(List.of(registrationId)).getOrDefault(registrationId, Set.of());
        return new OwnResult(publication, result.decision(json), sat, voided);
    }
}
