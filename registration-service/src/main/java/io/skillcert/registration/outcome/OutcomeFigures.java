package io.skillcert.registration.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.registration.outcome.OutcomeCounts.OfSubject;
import io.skillcert.registration.outcome.OutcomeCounts.Scope;
import io.skillcert.registration.outcome.Suppression.Cell;
import io.skillcert.registration.training.Trainings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Measures outcomes of a level, for all candidates or those of a training institution, without small groups. */
@ApplicationScoped
public class OutcomeFigures {

    private final OutcomeCounts counts;
    private final Trainings trainings;
    private final Careers careers;
    private final BusinessClock clock;
    private final Timeline<Integer> leastGroup = new ParameterFiles("policy/outcome").count("least-group");

    OutcomeFigures(OutcomeCounts counts, Trainings trainings, Careers careers, BusinessClock clock) {
        this.counts = counts;
        this.trainings = trainings;
        this.careers = careers;
        this.clock = clock;
    }

    /**
     * Figures of a level.
     *
     * @param institution absent for all candidates
     * @param before what was published, issued or reported before this day counts: the first one of the quarter
     * @param measured always true: these figures are counted, not stated
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figures(
            int level,
            UUID institution,
            LocalDate before,
            boolean measured,
            FirstAttempts firstAttempts,
            Certificates certificates,
            Reports reports) {}

    /**
     * First attempts with a published result, one for each person.
     *
     * @param least the least number of people; given if the figures are not shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FirstAttempts(boolean shown, Integer least, Share passed, List<SubjectShare> subjects) {}

    /** The share of those who passed a subject. */
    public record SubjectShare(String subject, Share passed) {
        static SubjectShare of(OfSubject counted) {
            return new SubjectShare(counted.subject(), counted.passed());
        }
    }

    /**
     * Certificates of people who had completed a course of the level.
     *
     * @param least the least number of people; given if the figures are not shown
     * @param medianDays from the completion of the course to the certificate
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Certificates(boolean shown, Integer least, BigDecimal medianDays) {}

    /**
     * What certificate holders have reported voluntarily, the latest quarter of each.
     *
     * @param least the least number of people; given if the figures are not shown
     * @param wageBands those that enough people of the level have reported; absent for an institution
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reports(
            boolean shown, Integer least, Share employed, Share occupationRelated, List<BandCount> wageBands) {}

    /** How many people have reported a band. */
    public record BandCount(WageBand band, long people) {}

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such institution */
    @Transactional
    public Figures of(int level, Optional<UUID> institution) {
        institution.ifPresent(trainings::institution);
        var today = clock.today();
        int least = leastGroup.on(today).value();
        var scope = new Scope(
                level, careers.content().occupation(), Quarter.of(today).firstDay());
        return new Figures(
                level,
                institution.orElse(null),
                scope.until(),
                true,
                firstAttempts(scope, institution, least),
                certificates(scope, institution, least),
                reports(scope, institution, least));
    }

    private FirstAttempts firstAttempts(Scope scope, Optional<UUID> institution, int least) {
        if (!isShown(counts.attempts(scope), institution, least)) {
            return new FirstAttempts(false, least, null, null);
        }
        var subjects = counts.subjects(scope, institution).stream()
                .filter(subject -> subject.passed().of() >= least)
                .map(SubjectShare::of)
                .toList();
        return new FirstAttempts(true, null, counts.passed(scope, institution), subjects);
    }

    private Certificates certificates(Scope scope, Optional<UUID> institution, int least) {
        return isShown(counts.certificates(scope), institution, least)
                ? new Certificates(true, null, counts.medianDays(scope, institution))
                : new Certificates(false, least, null);
    }

    private Reports reports(Scope scope, Optional<UUID> institution, int least) {
        if (!isShown(counts.reports(scope), institution, least)) {
            return new Reports(false, least, null, null, null);
        }
        var employment = counts.employment(scope, institution);
        return new Reports(
                true,
                null,
                employment.employed(),
                employment.occupationRelated(),
                institution.isPresent() ? null : wageBands(scope, least));
    }

    private List<BandCount> wageBands(Scope scope, int least) {
        var cells = counts.wageBands(scope);
        var people = cells.stream()
                .collect(Collectors.toMap(cell -> cell.groups().iterator().next(), Cell::people));
        return Suppression.shown(cells, least).stream()
                .map(band -> new BandCount(band, people.get(band)))
                .toList();
    }

    private static boolean isShown(List<Cell<UUID>> cells, Optional<UUID> institution, int least) {
        return institution
                .map(id -> Suppression.shown(cells, least).contains(id))
                .orElseGet(() -> Suppression.isTotalShown(cells, least));
    }
}
