package io.skillcert.exam.publication;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.attendance.Misconducts;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.lookup.FailedLookups;
import io.skillcert.exam.mark.AttemptMarks;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.http.json.Json;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the published result of a registration for an account that may act for it. */
@ApplicationScoped
public class LookUpResult {

    private final ExamEntries entries;
    private final FailedLookups failures;
    private final StoredResults results;
    private final Publications publications;
    private final EnteredScores scores;
    private final Misconducts misconducts;
    private final AttemptMarks marks;
    private final Json json;
    private final BusinessClock clock;

    LookUpResult(
            ExamEntries entries,
            FailedLookups failures,
            StoredResults results,
            Publications publications,
            EnteredScores scores,
            Misconducts misconducts,
            AttemptMarks marks,
            Json json,
            BusinessClock clock) {
        this.entries = entries;
        this.failures = failures;
        this.results = results;
        this.publications = publications;
        this.scores = scores;
        this.misconducts = misconducts;
        this.marks = marks;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Finds the result of a registration.
     *
     * @param document the identity document of the person
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such registration, the account may not act for
     *     it, the document is another person's, or nothing is published; 429 after too many wrong ones
     */
    @Transactional
    public OwnResult lookUp(String account, UUID registrationId, IdentityDocument document) {
        var entry = entries.findFor(account, registrationId, document)
                .orElseThrow(
                        () -> failures.failed(account, "registration", registrationId, ExamProblem.RESULT_NOT_FOUND));
        var result =
                results.findByIdOptional(entry.registrationId()).orElseThrow(ExamProblem.RESULT_NOT_FOUND::exception);
        var publication =
                publications.findComplete(result.batchId()).orElseThrow(ExamProblem.RESULT_NOT_FOUND::exception);
        var sat = new EnumMap<Subject, BigDecimal>(Subject.class);
        scores.bySubject(List.of(registrationId))
                .getOrDefault(registrationId, Map.of())
                .forEach((subject, score) -> score.ifPresent(value -> sat.put(subject, value)));
        var voided = misconducts.voidOf(List.of(registrationId)).getOrDefault(registrationId, Set.of());
        return new OwnResult(publication, result.decision(json), sat, voided, marked(registrationId, publication));
    }

    private Map<Subject, OwnResult.Marked> marked(UUID registrationId, Publication publication) {
        var isReviewOver = clock.today().isAfter(publication.reviewRequestBy());
        var marked = new EnumMap<Subject, OwnResult.Marked>(Subject.class);
        for (var header : marks.ofRegistration(registrationId)) {
            marked.put(
                    header.seat().subject(),
                    new OwnResult.Marked(
                            marks.byFunction(header),
                            isReviewOver ? marks.marks(header).marks() : List.of()));
        }
        return marked;
    }
}
