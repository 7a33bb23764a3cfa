package io.skillcert.exam.result.api;

import io.skillcert.exam.result.Score;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.exam.ExamFacts;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decides the outcome of an exam from stated facts. Stores nothing. */
@Path("/v1/outcome-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
class OutcomeCheckResource {

    private static final int MAX = 10;

    private final ExamResultRules examResult;
    private final CallerLanguage language;

    OutcomeCheckResource(ExamResultRules examResult, CallerLanguage language) {
        this.examResult = examResult;
        this.language = language;
    }

    /** @param registeredOn the day of registration; {@code lastExamDay} if absent */
    record OutcomeCheckRequest(
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull ExamFacts.Attempt attempt,
            @NotNull LocalDate lastExamDay,
            @NotNull LocalDate publishedOn,
            @NotNull @Size(max = MAX) List<@NotNull @Valid SatSubject> subjects,
            @Size(max = MAX) List<@NotNull @Valid RetainedSubject> retained,
            LocalDate registeredOn) {

        public OutcomeCheckRequest {
            retained = retained == null ? List.of() : retained;
            registeredOn = registeredOn == null ? lastExamDay : registeredOn;
        }
    }

    /** A subject that was to be sat, with exactly one of {@code score} and {@code absent: true}. */
    record SatSubject(@NotNull Subject subject, Score score, Boolean absent) {
        Optional<BigDecimal> fact() {
            return Optional.ofNullable(score).map(Score::value);
        }
    }

    /** A pass retained from an earlier exam, with the day of its publication. */
    record RetainedSubject(@NotNull Subject subject, @NotNull LocalDate publishedOn) {}

    /**
     * Decides pass or fail by subject (EXM-02), what is retained until when (EXM-07), the right to a resit (EXM-08,
     * EXM-09), and the days of publication, score review and certificate (EXM-04 to EXM-06, EXM-11). Sat and retained
     * subjects must be exactly those of the level (EXM-01). Nothing is stored.
     */
    @POST
    @PermitAll
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(summary = "Decide the outcome of an exam, the resit right and all days that follow, with every finding")
    public OutcomeView check(@Valid @NotNull OutcomeCheckRequest request) {
        var violations = new Violations();
        days(request, violations);
        var sat = sat(request.subjects(), violations);
        var retained = retained(request, violations);
        violations.throwIfAny();
        complete(request, sat.keySet(), retained, violations);
        violations.throwIfAny();
        var decision = examResult.decide(new ExamFacts(
                SkillLevel.of(request.level()),
                request.attempt(),
                request.lastExamDay(),
                request.publishedOn(),
                request.registeredOn(),
                sat,
                retained,
                Set.of()));
        return OutcomeView.of(decision, language.get());
    }

    private void days(OutcomeCheckRequest request, Violations violations) {
        violations
                .addIf(!examResult.isInForceOn(request.lastExamDay()), "lastExamDay", "no rules are in force then")
                .addIf(!examResult.isInForceOn(request.publishedOn()), "publishedOn", "no rules are in force then")
                .addIf(
                        request.publishedOn().isBefore(request.lastExamDay()),
                        "publishedOn",
                        "is before {0}",
                        "lastExamDay");
    }

    private static Map<Subject, Optional<BigDecimal>> sat(List<SatSubject> subjects, Violations violations) {
        var sat = new EnumMap<Subject, Optional<BigDecimal>>(Subject.class);
        for (int i = 0; i < subjects.size(); i++) {
            var subject = subjects.get(i);
            var absent = Boolean.TRUE.equals(subject.absent());
            violations
                    .addIf(
                            absent == (subject.score() != null),
                            "subjects[" + i + "]",
                            "has exactly one of score and absent: true")
                    .addIf(sat.containsKey(subject.subject()), "subjects[" + i + "].subject", "is listed twice");
            sat.put(subject.subject(), subject.fact());
        }
        return sat;
    }

    private Map<Subject, LocalDate> retained(OutcomeCheckRequest request, Violations violations) {
        var retained = new EnumMap<Subject, LocalDate>(Subject.class);
        for (int i = 0; i < request.retained().size(); i++) {
            var kept = request.retained().get(i);
            var field = "retained[" + i + "].subject";
            violations
                    .addIf(
                            examResult.isInForceOn(request.publishedOn())
                                    && !examResult.isRetainable(kept.subject(), request.publishedOn()),
                            field,
                            "can't be retained")
                    .addIf(retained.containsKey(kept.subject()), field, "is listed twice");
            retained.put(kept.subject(), kept.publishedOn());
        }
        return retained;
    }

    /** Sat and still retained are exactly the level's subjects, each once. */
    private void complete(
            OutcomeCheckRequest request, Set<Subject> sat, Map<Subject, LocalDate> retained, Violations violations) {
        var kept = examResult.stillRetained(retained, request.registeredOn()).keySet();
        var expected = EnumSet.copyOf(examResult.subjectsOf(SkillLevel.of(request.level()), request.lastExamDay()));
        var given = EnumSet.noneOf(Subject.class);
        given.addAll(sat);
        given.addAll(kept);
        violations
                .addIf(
                        !given.equals(expected),
                        "subjects",
                        "with those still retained must be exactly those of the level: {0}",
                        expected)
                .addIf(sat.stream().anyMatch(kept::contains), "subjects", "list a subject that is retained");
    }
}
