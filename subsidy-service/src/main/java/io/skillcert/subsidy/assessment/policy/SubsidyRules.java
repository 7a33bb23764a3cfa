package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Decision;
import io.skillcert.policy.Finding;
import io.skillcert.policy.InForce;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.RuleCode;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Texts;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.assessment.policy.Assessment.Outcome;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Who may have the skills-upgrading subsidy (职业技能提升补贴), and how much. Pure: no clock, no look-ups. */
public final class SubsidyRules {

    public static final String NAME = "skills-upgrading-subsidy";

    private static final String NO_VERSION = "none";
    private static final Citation BEGINNING = new Citation("Skillcert policy readings", "SUB-15");

    private static final Map<SkillLevel, Map<String, String>> DETAILS_OF_LEVEL = detailsOfLevel();

    private final SubsidyParameters parameters;
    private final InForce<AmountsInForce> amounts;
    private final WorkingDays workingDays;

    public SubsidyRules(SubsidyParameters parameters, WorkingDays workingDays) {
        this.parameters = parameters;
        this.amounts = AmountsInForce.of(parameters);
        this.workingDays = workingDays;
    }

    /** SUB-15: a case whose claim or certificate lies outside every version is refused, never decided by other rules. */
    public Assessment assess(SubsidyFacts facts) {
        if (!parameters.ruleSet().isInForceOn(facts.claimedOn())) {
            return notInForce(facts, facts.claimedOn());
        }
        if (!parameters.ruleSet().isInForceOn(facts.certificate().issuedOn())) {
            return notInForce(facts, facts.certificate().issuedOn());
        }
        var lastDay = lastDayToClaim(facts);
        var findings = List.of(
                certificate(facts),
                basis(facts),
                inClaimWindow(facts, lastDay),
                onceAYearPerKind(facts),
                awardsAYear(facts),
                noLowerAfterHigher(facts),
                oncePerLevel(facts),
                noDoubleSource(facts));
        var trace = amounts.on(facts.claimedOn()).of(facts.certificate());
        var outcome = Outcome.of(Decision.from(findings, trace::amount));
        return new Assessment(
                version(facts.claimedOn()),
                outcome,
                outcome == Outcome.REFUSED ? Yuan.ZERO : trace.amount(),
                Optional.of(trace),
                Optional.of(lastDay),
                isRolling(facts.certificate().issuedOn()) && workingDays.isProvisional(lastDay),
                findings);
    }

    /** SUB-03: the issue day's window (CAL-02), rolled to a working day where that is in force (CAL-03). */
    public LocalDate lastDayToClaim(LocalDate issuedOn) {
        var day = issuedOn.plus(parameters.claimWindow().on(issuedOn).value());
        return isRolling(issuedOn) ? workingDays.onOrAfter(day) : day;
    }

    /** Never before the day that the holder was told (CAL-01). */
    private LocalDate lastDayToClaim(SubsidyFacts facts) {
        var computed = lastDayToClaim(facts.certificate().issuedOn());
        return facts.promisedLastDay().filter(computed::isBefore).orElse(computed);
    }

    /** SUB-12: the day announced to the claimant. */
    public LocalDate decisionExpectedOn(LocalDate claimedOn) {
        return workingDays.after(
                claimedOn, parameters.reviewDays().on(claimedOn).value().earliest());
    }

    /** SUB-12: the last day; later the claim is overdue. */
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
     * When a no becomes a yes: the first day from the claim day on which, with all else as it is, the claim would not be
     * refused. Time alone changes only what depends on the day: the issue (SUB-01), the year's limits (SUB-04, SUB-05)
     * and the parameters. Empty if no day within the claim window is one.
     */
    public Optional<LocalDate> claimableFrom(SubsidyFacts facts) {
        if (!parameters.ruleSet().isInForceOn(facts.certificate().issuedOn())) {
            return Optional.empty();
        }
        var lastDay = lastDayToClaim(facts);
        return daysOfChange(facts, lastDay).stream()
                .filter(day -> !assess(facts.claimedOn(day)).isRefused())
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

    private PolicyVersion version(LocalDate on) {
        return new PolicyVersion(NAME, parameters.ruleSet().on(on).value(), on);
    }

    /** SUB-15. */
    private static Assessment notInForce(SubsidyFacts facts, LocalDate day) {
        var finding = new Finding(SubsidyRule.IN_FORCE, Verdict.NOT_MET, BEGINNING, Map.of("day", Texts.of(day)));
        return new Assessment(
                new PolicyVersion(NAME, NO_VERSION, facts.claimedOn()),
                Outcome.REFUSED,
                Yuan.ZERO,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(finding));
    }

    /** SUB-01. */
    private Finding certificate(SubsidyFacts facts) {
        var certificate = facts.certificate();
        var accepted = parameters.certificateAccepted().on(facts.claimedOn());
        var met = !certificate.issuedOn().isAfter(facts.claimedOn())
                && certificate.recognised()
                && !certificate.revoked();
        return Finding.of(SubsidyRule.CERTIFICATE, met, accepted.citation(), Map.of());
    }

    /** SUB-02: all known and none true is a no; none true and one not known is unknown. */
    private Finding basis(SubsidyFacts facts) {
        var bases = parameters.bases().on(facts.claimedOn());
        return Finding.of(SubsidyRule.BASIS, facts.holdsAnyOf(bases.value().accepted()), bases.citation(), Map.of());
    }

    // The window runs from the certificate, so the text in force on its issue day applies, not the claim day's.
    /** SUB-03. */
    private Finding inClaimWindow(SubsidyFacts facts, LocalDate lastDay) {
        var issuedOn = facts.certificate().issuedOn();
        return Finding.of(
                SubsidyRule.CLAIM_WINDOW,
                !facts.claimedOn().isAfter(lastDay),
                parameters.claimWindow().on(issuedOn).citation(),
                Map.of("claimedOn", Texts.of(facts.claimedOn()), "lastDay", Texts.of(lastDay)));
    }

    /** SUB-04. */
    private Finding onceAYearPerKind(SubsidyFacts facts) {
        var limit = parameters.awardsPerKind().on(facts.claimedOn());
        int count = 0;
        for (int i = 0; i < facts.awards().size(); i++) {
            var award = facts.awards().get(i);
            count += award.kind() == facts.kind() && isInClaimYear(award, facts) ? 1 : 0;
        }
        return limited(SubsidyRule.ONCE_A_YEAR_PER_KIND, count, limit.value(), limit.citation(), facts);
    }

    /** SUB-05. */
    private Finding awardsAYear(SubsidyFacts facts) {
        var limit = parameters.awardsPerYear().on(facts.claimedOn());
        int count = 0;
        for (int i = 0; i < facts.awards().size(); i++) {
            var award = facts.awards().get(i);
            count += isInClaimYear(award, facts) ? 1 : 0;
        }
        return limited(SubsidyRule.AWARDS_A_YEAR, count, limit.value(), limit.citation(), facts);
    }

    private static Finding limited(RuleCode rule, int count, int limit, Citation citation, SubsidyFacts facts) {
        return Finding.of(
                rule, count < limit, citation, LimitDetails.of(facts.claimedOn().getYear(), count, limit));
    }

    private static boolean isInClaimYear(SubsidyFacts.Award award, SubsidyFacts facts) {
        return award.claimedOn().getYear() == facts.claimedOn().getYear();
    }

    /** SUB-06: a higher award bars, a higher certificate does not. */
    private Finding noLowerAfterHigher(SubsidyFacts facts) {
        var barred = parameters.noLowerAfterHigher().on(facts.claimedOn());
        var level = facts.certificate().level();
        boolean higherAwarded = false;
        for (int i = 0; i < facts.awards().size(); i++) {
            var award = facts.awards().get(i);
            higherAwarded |= award.isUpgradingOf(facts.certificate().occupationCode())
                    && award.level().isPresent()
                    && award.level().get().isHigherThan(level);
        }
        return Finding.of(
                SubsidyRule.NO_LOWER_AFTER_HIGHER,
                !(barred.value() && higherAwarded),
                barred.citation(),
                DETAILS_OF_LEVEL.get(level));
    }

    /** SUB-07. */
    private Finding oncePerLevel(SubsidyFacts facts) {
        var once = parameters.oncePerLevel().on(facts.claimedOn());
        var level = facts.certificate().level();
        boolean awarded = false;
        for (int i = 0; i < facts.awards().size(); i++) {
            var award = facts.awards().get(i);
            awarded |= award.isUpgradingOf(facts.certificate().occupationCode())
                    && award.level().isPresent()
                    && award.level().get() == level;
        }
        return Finding.of(
                SubsidyRule.ONCE_PER_LEVEL, !(once.value() && awarded), once.citation(), DETAILS_OF_LEVEL.get(level));
    }

    private static Map<SkillLevel, Map<String, String>> detailsOfLevel() {
        var details = new EnumMap<SkillLevel, Map<String, String>>(SkillLevel.class);
        for (var level : SkillLevel.values()) {
            details.put(level, Map.of("level", Texts.of(level.number())));
        }
        return details;
    }

    /** SUB-08. */
    private Finding noDoubleSource(SubsidyFacts facts) {
        var barred = parameters.noDoubleSource().on(facts.claimedOn());
        return Finding.of(
                SubsidyRule.NO_DOUBLE_SOURCE,
                !(barred.value() && facts.paidFromUnemploymentInsurance()),
                barred.citation(),
                Map.of());
    }
}
