package io.skillcert.subsidy.assessment.policy;

import static io.skillcert.subsidy.assessment.policy.SubsidyRule.AWARDS_A_YEAR;
import static io.skillcert.subsidy.assessment.policy.SubsidyRule.BASIS;
import static io.skillcert.subsidy.assessment.policy.SubsidyRule.CERTIFICATE;
import static io.skillcert.subsidy.assessment.policy.SubsidyRule.CLAIM_WINDOW;
import static io.skillcert.subsidy.assessment.policy.SubsidyRule.IN_FORCE;
import static io.skillcert.subsidy.assessment.policy.SubsidyRule.NO_DOUBLE_SOURCE;
import static io.skillcert.subsidy.assessment.policy.SubsidyRule.NO_LOWER_AFTER_HIGHER;
import static io.skillcert.subsidy.assessment.policy.SubsidyRule.ONCE_A_YEAR_PER_KIND;
import static io.skillcert.subsidy.assessment.policy.SubsidyRule.ONCE_PER_LEVEL;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.RuleCode;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision.AmountTrace;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Who is entitled to the skills-upgrading subsidy (职业技能提升补贴), and to how much. Pure: no clock, no look-ups. */
public final class SubsidyRules {

    public static final String NAME = "skills-upgrading-subsidy";

    private static final String NO_VERSION = "none";
    private static final Citation BEGINNING = new Citation("Skillcert policy readings", "SUB-15");
    private static final BigDecimal NO_UPLIFT = new BigDecimal("0.00");

    private final SubsidyParameters parameters;
    private final WorkingDays workingDays;

    public SubsidyRules(SubsidyParameters parameters, WorkingDays workingDays) {
        this.parameters = parameters;
        this.workingDays = workingDays;
    }

    /**
     * Decides a claim by all rules. A claim or certificate of a day on which no rules are in force is refused (SUB-15), never
     * decided by other rules.
     */
    public SubsidyDecision decide(SubsidyFacts facts) {
        if (!parameters.ruleSet().isInForceOn(facts.claimedOn())) {
            return notInForce(facts, facts.claimedOn());
        }
        if (!parameters.ruleSet().isInForceOn(facts.certificate().issuedOn())) {
            return notInForce(facts, facts.certificate().issuedOn());
        }
        var findings = List.of(
                certificate(facts),
                basis(facts),
                claimWindow(facts),
                onceAYearPerKind(facts),
                awardsAYear(facts),
                noLowerAfterHigher(facts),
                oncePerLevel(facts),
                noDoubleSource(facts));
        var outcome = Outcome.of(Verdict.ofAll(findings));
        var trace = amount(facts);
        var lastDay = lastDayToClaim(facts);
        return new SubsidyDecision(
                new PolicyVersion(
                        NAME, parameters.ruleSet().on(facts.claimedOn()).value(), facts.claimedOn()),
                outcome,
                outcome == Outcome.REFUSED ? Yuan.ZERO : trace.amount(),
                Optional.of(trace),
                Optional.of(lastDay),
                isRolling(facts.certificate().issuedOn()) && workingDays.isProvisional(lastDay),
                findings);
    }

    /** SUB-03: the last day of the claim window of the issue day (CAL-02), rolled to a working day if that is in force (CAL-03). */
    public LocalDate lastDayToClaim(LocalDate issuedOn) {
        var day = issuedOn.plus(parameters.claimWindow().on(issuedOn).value());
        return isRolling(issuedOn) ? workingDays.onOrAfter(day) : day;
    }

    /** The last day to claim, never before the day that the holder was told (CAL-01). */
    private LocalDate lastDayToClaim(SubsidyFacts facts) {
        var computed = lastDayToClaim(facts.certificate().issuedOn());
        return facts.promisedLastDay().filter(computed::isBefore).orElse(computed);
    }

    /** SUB-12: the day announced to the claimant as the earliest for the decision. */
    public LocalDate decisionExpectedOn(LocalDate claimedOn) {
        return workingDays.after(
                claimedOn, parameters.reviewDays().on(claimedOn).value().earliest());
    }

    /** SUB-12: the last day for the decision; later the claim is overdue. */
    public LocalDate decisionDueOn(LocalDate claimedOn) {
        return workingDays.after(
                claimedOn, parameters.reviewDays().on(claimedOn).value().limit());
    }

    /** SUB-12: an undecided claim made before this day is overdue. */
    public LocalDate overdueIfClaimedBefore(LocalDate today) {
        var day = today;
        while (!decisionDueOn(day).isBefore(today)) {
            day = day.minusDays(1);
        }
        return day.plusDays(1);
    }

    /**
     * The first day from the claim day on which the claim would not be refused, all other facts being the same; empty if there
     * is none within the claim window. Time alone changes the issue (SUB-01), the limits of the year (SUB-04, SUB-05) and the
     * parameters, so only the days on which one of these changes are tried.
     */
    public Optional<LocalDate> claimableFrom(SubsidyFacts facts) {
        if (!parameters.ruleSet().isInForceOn(facts.certificate().issuedOn())) {
            return Optional.empty();
        }
        var lastDay = lastDayToClaim(facts);
        return daysOfChange(facts, lastDay).stream()
                .filter(day -> !decide(facts.claimedOn(day)).isRefused())
                .findFirst();
    }

    private TreeSet<LocalDate> daysOfChange(SubsidyFacts facts, LocalDate lastDay) {
        var days = new TreeSet<LocalDate>();
        days.add(facts.claimedOn());
        days.add(facts.certificate().issuedOn());
        parameters.daysOfChange().forEach(days::add);
        for (int year = facts.claimedOn().getYear() + 1; year <= lastDay.getYear(); year++) {
            days.add(LocalDate.of(year, 1, 1));
        }
        days.removeIf(day -> day.isBefore(facts.claimedOn()) || day.isAfter(lastDay));
        return days;
    }

    private boolean isRolling(LocalDate issuedOn) {
        return parameters.claimWindowRolling().on(issuedOn).value();
    }

    private static SubsidyDecision notInForce(SubsidyFacts facts, LocalDate day) { // SUB-15
        var finding = new Finding(IN_FORCE, Verdict.NOT_MET, BEGINNING, Map.of("day", day.toString()));
        return new SubsidyDecision(
                new PolicyVersion(NAME, NO_VERSION, facts.claimedOn()),
                Outcome.REFUSED,
                Yuan.ZERO,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(finding));
    }

    private Finding certificate(SubsidyFacts facts) { // SUB-01
        var certificate = facts.certificate();
        var accepted = parameters.certificateAccepted().on(facts.claimedOn());
        var met = !certificate.issuedOn().isAfter(facts.claimedOn())
                && certificate.recognised()
                && !certificate.revoked();
        return Finding.of(CERTIFICATE, met, accepted.citation(), Map.of());
    }

    private Finding basis(SubsidyFacts facts) { // SUB-02
        var bases = parameters.bases().on(facts.claimedOn());
        return Finding.of(BASIS, facts.holdsAnyOf(bases.value().accepted()), bases.citation(), Map.of());
    }

    private Finding claimWindow(SubsidyFacts facts) { // SUB-03
        var lastDay = lastDayToClaim(facts);
        // The window runs from the issue of the certificate, so the text in force on that day applies.
        var window = parameters.claimWindow().on(facts.certificate().issuedOn());
        return Finding.of(
                CLAIM_WINDOW,
                !facts.claimedOn().isAfter(lastDay),
                window.citation(),
                Map.of("claimedOn", facts.claimedOn().toString(), "lastDay", lastDay.toString()));
    }

    private Finding onceAYearPerKind(SubsidyFacts facts) { // SUB-04
        var limit = parameters.awardsPerKind().on(facts.claimedOn());
        var count = facts.awardsInClaimYear()
                .filter(award -> award.kind() == facts.kind())
                .count();
        return limited(ONCE_A_YEAR_PER_KIND, count, limit, facts);
    }

    private Finding awardsAYear(SubsidyFacts facts) { // SUB-05
        var limit = parameters.awardsPerYear().on(facts.claimedOn());
        return limited(AWARDS_A_YEAR, facts.awardsInClaimYear().count(), limit, facts);
    }

    private static Finding limited(RuleCode rule, long count, Dated<Integer> limit, SubsidyFacts facts) {
        var details = Map.of(
                "year", Integer.toString(facts.claimedOn().getYear()),
                "count", Long.toString(count),
                "limit", Integer.toString(limit.value()));
        return Finding.of(rule, count < limit.value(), limit.citation(), details);
    }

    private Finding noLowerAfterHigher(
            SubsidyFacts facts) { // SUB-06: a higher award bars, a higher certificate does not
        var barred = parameters.noLowerAfterHigher().on(facts.claimedOn());
        var higherAwarded = hasUpgradingAward(facts, level -> level.isHigherThan(levelOf(facts)));
        return Finding.of(
                NO_LOWER_AFTER_HIGHER, !(barred.value() && higherAwarded), barred.citation(), levelDetails(facts));
    }

    private Finding oncePerLevel(SubsidyFacts facts) { // SUB-07
        var once = parameters.oncePerLevel().on(facts.claimedOn());
        var awarded = hasUpgradingAward(facts, level -> level == levelOf(facts));
        return Finding.of(ONCE_PER_LEVEL, !(once.value() && awarded), once.citation(), levelDetails(facts));
    }

    private static boolean hasUpgradingAward(SubsidyFacts facts, Predicate<SkillLevel> ofLevel) {
        return facts.awards().stream()
                .filter(award -> award.isUpgradingOf(facts.certificate().occupationCode()))
                .flatMap(award -> award.level().stream())
                .anyMatch(ofLevel);
    }

    private static SkillLevel levelOf(SubsidyFacts facts) {
        return facts.certificate().level();
    }

    private static Map<String, String> levelDetails(SubsidyFacts facts) {
        return Map.of("level", Integer.toString(levelOf(facts).number()));
    }

    private Finding noDoubleSource(SubsidyFacts facts) { // SUB-08
        var barred = parameters.noDoubleSource().on(facts.claimedOn());
        var met = !(barred.value() && facts.paidFromUnemploymentInsurance());
        return Finding.of(NO_DOUBLE_SOURCE, met, barred.citation(), Map.of());
    }

    private AmountTrace amount(
            SubsidyFacts facts) { // SUB-10: base by level; where the uplift applies, base × (1 + rate) up to the cap
        var level = levelOf(facts).number();
        var base = new Yuan(parameters.amounts().on(facts.claimedOn()).value().get(level));
        var uplift = parameters.uplift().on(facts.claimedOn()).value();
        var applies = uplift.levels().contains(level)
                && uplift.occupations().contains(facts.certificate().occupationCode());
        if (!applies) {
            return new AmountTrace(base, NO_UPLIFT, base, Optional.empty(), base);
        }
        var uplifted = base.times(BigDecimal.ONE.add(uplift.rate()), RoundingMode.HALF_UP);
        var cap = new Yuan(uplift.cap());
        return new AmountTrace(base, uplift.rate(), uplifted, Optional.of(cap), uplifted.atMost(cap));
    }
}
