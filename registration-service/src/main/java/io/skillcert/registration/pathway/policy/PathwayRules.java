package io.skillcert.registration.pathway.policy;

import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyDecision;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.policy.subsidy.SubsidyFacts.CertificateFacts;
import io.skillcert.policy.subsidy.SubsidyRules;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import io.skillcert.registration.eligibility.policy.EligibilityDecision.Route;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import io.skillcert.registration.pathway.policy.Pathway.Journey;
import io.skillcert.registration.pathway.policy.Pathway.Step;
import io.skillcert.registration.pathway.policy.Pathway.StepCode;
import io.skillcert.registration.pathway.policy.Pathway.Unknown;
import io.skillcert.registration.pathway.policy.PathwayFacts.Batch;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans the way from a day to the payment by the rules of eligibility, result and subsidy; it adds none. Pure: no clock, no
 * I/O.
 */
public final class PathwayRules {

    private final EligibilityRules eligibility;
    private final ExamResultRules results;
    private final SubsidyRules subsidies;
    private final WorkingDays workingDays;

    public PathwayRules(
            EligibilityRules eligibility, ExamResultRules results, SubsidyRules subsidies, WorkingDays workingDays) {
        this.eligibility = eligibility;
        this.results = results;
        this.subsidies = subsidies;
        this.workingDays = workingDays;
    }

    /** A batch, and the first day on which the person can register for it. */
    private record Opening(Batch batch, LocalDate day) {}

    /** The days that follow from a batch's last exam day, if all goes by the rules. */
    private record Days(LocalDate publication, LocalDate review, LocalDate issued, LocalDate claimBy) {}

    /**
     * Plans the way to the goal level.
     *
     * @throws io.skillcert.policy.NotInForceException if a parameter has no value on a day of the way
     */
    public Pathway plan(PathwayFacts facts) {
        var eligibleOn =
                eligibility.decide(facts.goal(), facts.candidate(), facts.on()).earliestEligibleOn();
        var opening = firstOpening(facts);
        var journey = opening.map(open -> journey(open, eligibleOn, facts));
        return new Pathway(
                List.of(
                        eligibility.versionOn(facts.on()),
                        results.versionOn(
                                opening.map(open -> open.batch().lastExamDay()).orElse(facts.on())),
                        journey.map(way -> way.subsidy().policy()).orElseGet(() -> subsidies.versionOn(facts.on()))),
                facts.goal(),
                eligibleOn,
                journey);
    }

    /** The first batch, by the beginning of its registration and then by its id, that the person can register for. */
    private Optional<Opening> firstOpening(PathwayFacts facts) {
        return facts.batches().stream()
                .filter(batch -> batch.levels().contains(facts.goal()))
                .sorted(Comparator.comparing(Batch::registrationFrom).thenComparing(Batch::id))
                .flatMap(batch -> firstOpenDay(batch, facts).stream().map(day -> new Opening(batch, day)))
                .findFirst();
    }

    private Optional<LocalDate> firstOpenDay(Batch batch, PathwayFacts facts) {
        var from = batch.registrationFrom().isBefore(facts.on()) ? facts.on() : batch.registrationFrom();
        return eligibility.firstOpenDay(facts.goal(), facts.candidate(), from, batch.registrationUntil());
    }

    private Journey journey(Opening opening, Optional<LocalDate> eligibleOn, PathwayFacts facts) {
        var batch = opening.batch();
        var level = eligibility.decide(facts.goal(), facts.candidate(), opening.day());
        var days = days(batch.lastExamDay());
        var onIssue = claimOn(days.issued(), facts);
        var claimFrom = subsidies.claimableFrom(onIssue);
        var claim = onIssue.claimedOn(claimFrom.orElse(days.issued()));
        var subsidy = subsidies.decide(claim);
        var decisionDueOn = claimFrom.map(subsidies::decisionDueOn);
        return new Journey(
                batch.id(),
                level.metRoutes(),
                opening.day(),
                batch.registrationUntil(),
                batch.lastExamDay(),
                days.publication(),
                days.review(),
                days.issued(),
                claimFrom,
                days.claimBy(),
                claimFrom.map(subsidies::decisionExpectedOn),
                decisionDueOn,
                subsidy,
                facts.courseFee().plus(batch.fee()),
                Stream.concat(
                                Stream.of(opening.day(), batch.registrationUntil(), days.claimBy()),
                                Stream.concat(eligibleOn.stream(), decisionDueOn.stream()))
                        .anyMatch(workingDays::isProvisional),
                steps(opening, level, days, claimFrom, subsidy),
                unknowns(claim, subsidy));
    }

    /** Published on the due day (EXM-04), reviews requested to the last day (EXM-05), issued on the first (EXM-11). */
    private Days days(LocalDate lastExamDay) {
        var publication = results.publicationDueOn(lastExamDay);
        var issued = results.certificateNotBefore(publication);
        return new Days(publication, results.reviewRequestBy(publication), issued, subsidies.lastDayToClaim(issued));
    }

    private static SubsidyFacts claimOn(LocalDate issued, PathwayFacts facts) {
        return new SubsidyFacts(
                AwardKind.SKILLS_UPGRADING,
                issued,
                new CertificateFacts(facts.occupationCode(), facts.goal(), issued, true, false),
                facts.bases(),
                false,
                facts.awards());
    }

    private List<Step> steps(
            Opening opening,
            EligibilityDecision.Level level,
            Days days,
            Optional<LocalDate> claimFrom,
            SubsidyDecision subsidy) {
        var route = level.routes().stream().filter(Route::met).findFirst().orElseThrow();
        var toCertificate = Stream.of(
                new Step(
                        StepCode.REGISTER,
                        Optional.of(opening.day()),
                        Optional.of(opening.batch().registrationUntil()),
                        route.documents(),
                        route.findings()),
                until(StepCode.SIT, opening.batch().lastExamDay()),
                until(StepCode.PUBLICATION, days.publication()),
                until(StepCode.SCORE_REVIEW, days.review()),
                new Step(StepCode.CERTIFICATE, Optional.of(days.issued()), Optional.empty(), List.of(), List.of()));
        var toPayment = claimFrom.stream()
                .flatMap(day -> Stream.of(
                        new Step(
                                StepCode.CLAIM,
                                Optional.of(day),
                                Optional.of(days.claimBy()),
                                List.of(),
                                subsidy.findings()),
                        new Step(
                                StepCode.DECISION,
                                Optional.of(subsidies.decisionExpectedOn(day)),
                                Optional.of(subsidies.decisionDueOn(day)),
                                List.of(),
                                List.of())));
        return Stream.concat(toCertificate, toPayment).toList();
    }

    private static Step until(StepCode code, LocalDate day) {
        return new Step(code, Optional.empty(), Optional.of(day), List.of(), List.of());
    }

    /** Tries each unknown basis as true and as false; the other facts stay as they are. */
    private List<Unknown> unknowns(SubsidyFacts claim, SubsidyDecision subsidy) {
        return Arrays.stream(Basis.values())
                .filter(basis -> !claim.bases().containsKey(basis))
                .map(basis -> new Unknown(
                        basis,
                        Stream.of(true, false)
                                .map(value -> subsidies
                                        .decide(claim.with(basis, value))
                                        .outcome())
                                .distinct()
                                .toList()))
                .filter(unknown -> !unknown.outcomes().equals(List.of(subsidy.outcome())))
                .toList();
    }
}
