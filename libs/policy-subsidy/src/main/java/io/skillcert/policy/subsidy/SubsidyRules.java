package io.skillcert.policy.subsidy;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.SubsidyDecision.AmountTrace;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules of the skills-upgrading subsidy (职业技能提升补贴): who is granted it, and how much. Pure: no clock, no I/O. */
public final class SubsidyRules {

    public static final String NAME = "skills-upgrading-subsidy";

    private static final String NO_VERSION = "none";
    private static final Citation BEGINNING = new Citation("Skillcert policy readings", SubsidyRule.IN_FORCE.code());

    private final SubsidyParameters parameters;
    private final WorkingDays workingDays;
    private final List<Function<SubsidyFacts, Finding>> rules = List.of(
            this::certificate,
            this::basis,
            this::claimWindow,
            this::onceAYearPerKind,
            this::awardsAYear,
            this::noLowerAfterHigher,
            this::oncePerLevel,
            this::noDoubleSource);

    public SubsidyRules(SubsidyParameters parameters, WorkingDays workingDays) {
        this.parameters = parameters;
        this.workingDays = workingDays;
    }

    /** Decides a case by all rules. A case outside every version of the rules is refused as such (SUB-15). */
    public SubsidyDecision decide(SubsidyFacts facts) {
        return Stream.of(facts.claimedOn(), facts.certificate().issuedOn())
                .filter(day -> !parameters.ruleSet().isInForceOn(day))
                .findFirst()
                .map(day -> notInForce(facts, day))
                .orElseGet(() -> decideInForce(facts));
    }

    private SubsidyDecision decideInForce(SubsidyFacts facts) {
        var findings = rules.stream().map(rule -> rule.apply(facts)).toList();
        var outcome = Outcome.of(Verdict.ofAll(findings));
        var trace = amount(facts);
        var lastDay = lastDayToClaim(facts);
        return new SubsidyDecision(
                versionOn(facts.claimedOn()),
                outcome,
                outcome == Outcome.REFUSED ? Yuan.ZERO : trace.amount(),
                Optional.of(trace),
                Optional.of(lastDay),
                isRolling(facts.certificate().issuedOn()) && workingDays.isProvisional(lastDay),
                findings);
    }

    private Finding certificate(SubsidyFacts facts) { // SUB-01
        var certificate = facts.certificate();
        var met = !certificate.issuedOn().isAfter(facts.claimedOn())
                && certificate.recognised()
                && !certificate.revoked();
        var accepted = parameters.certificateAccepted().on(facts.claimedOn());
        return Finding.of(SubsidyRule.CERTIFICATE, met, accepted.citation(), Map.of());
    }

    private Finding basis(SubsidyFacts facts) { // SUB-02
        var bases = parameters.bases().on(facts.claimedOn());
        return Finding.of(SubsidyRule.BASIS, facts.holdsAnyOf(bases.value().accepted()), bases.citation(), Map.of());
    }

    // The window runs from the certificate, so the text in force on its issue day applies, not the claim day's.
    private Finding claimWindow(SubsidyFacts facts) { // SUB-03
        var window = parameters.claimWindow().on(facts.certificate().issuedOn());
        var lastDay = lastDayToClaim(facts);
        return Finding.of(
                SubsidyRule.CLAIM_WINDOW,
                !facts.claimedOn().isAfter(lastDay),
                window.citation(),
                Map.of("claimedOn", facts.claimedOn().toString(), "lastDay", lastDay.toString()));
    }

    private Finding onceAYearPerKind(SubsidyFacts facts) { // SUB-04
        var limit = parameters.awardsPerKind().on(facts.claimedOn());
        var count = facts.awardsInClaimYear()
                .filter(award -> award.kind() == facts.kind())
                .count();
        return Finding.of(
                SubsidyRule.ONCE_A_YEAR_PER_KIND,
                count < limit.value(),
                limit.citation(),
                details(facts, count, limit.value()));
    }

    private Finding awardsAYear(SubsidyFacts facts) { // SUB-05
        var limit = parameters.awardsPerYear().on(facts.claimedOn());
        var count = facts.awardsInClaimYear().count();
        return Finding.of(
                SubsidyRule.AWARDS_A_YEAR,
                count < limit.value(),
                limit.citation(),
                details(facts, count, limit.value()));
    }

    private Finding noLowerAfterHigher(SubsidyFacts facts) { // SUB-06
        var inForce = parameters.noLowerAfterHigher().on(facts.claimedOn());
        var level = facts.certificate().level();
        var awarded = facts.upgradedLevels().anyMatch(other -> other.isHigherThan(level));
        return Finding.of(
                SubsidyRule.NO_LOWER_AFTER_HIGHER, !(inForce.value() && awarded), inForce.citation(), details(level));
    }

    private Finding oncePerLevel(SubsidyFacts facts) { // SUB-07
        var inForce = parameters.oncePerLevel().on(facts.claimedOn());
        var level = facts.certificate().level();
        var awarded = facts.upgradedLevels().anyMatch(level::equals);
        return Finding.of(
                SubsidyRule.ONCE_PER_LEVEL, !(inForce.value() && awarded), inForce.citation(), details(level));
    }

    private Finding noDoubleSource(SubsidyFacts facts) { // SUB-08
        var inForce = parameters.noDoubleSource().on(facts.claimedOn());
        return Finding.of(
                SubsidyRule.NO_DOUBLE_SOURCE,
                !(inForce.value() && facts.paidFromUnemploymentInsurance()),
                inForce.citation(),
                Map.of());
    }

    private AmountTrace amount(SubsidyFacts facts) { // SUB-10
        var level = facts.certificate().level().number();
        var base = new Yuan(parameters.amounts().on(facts.claimedOn()).value().get(level));
        var uplift = parameters.uplift().on(facts.claimedOn()).value();
        return uplift.appliesTo(level, facts.certificate().occupationCode())
                ? AmountTrace.uplifted(base, uplift.rate(), new Yuan(uplift.cap()))
                : AmountTrace.withoutUplift(base);
    }

    private static SubsidyDecision notInForce(SubsidyFacts facts, LocalDate day) { // SUB-15
        var finding = Finding.of(SubsidyRule.IN_FORCE, false, BEGINNING, Map.of("day", day.toString()));
        return new SubsidyDecision(
                new PolicyVersion(NAME, NO_VERSION, facts.claimedOn()),
                Outcome.REFUSED,
                Yuan.ZERO,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(finding));
    }

    private static Map<String, String> details(SubsidyFacts facts, long count, int limit) {
        return Map.of(
                "year", Integer.toString(facts.claimedOn().getYear()),
                "count", Long.toString(count),
                "limit", Integer.toString(limit));
    }

    private static Map<String, String> details(SkillLevel level) {
        return Map.of("level", Integer.toString(level.number()));
    }

    /** The version of the rules that decides claims of the day. */
    public PolicyVersion versionOn(LocalDate on) {
        return new PolicyVersion(NAME, parameters.ruleSet().on(on).value(), on);
    }

    private boolean isRolling(LocalDate issuedOn) {
        return parameters.claimWindowRolling().on(issuedOn).value();
    }

    /** The last day of the claim window (SUB-03, CAL-02), rolled to a working day where that is in force (CAL-03). */
    public LocalDate lastDayToClaim(LocalDate issuedOn) {
        var day = issuedOn.plus(parameters.claimWindow().on(issuedOn).value());
        return isRolling(issuedOn) ? workingDays.onOrAfter(day) : day;
    }

    /** Never before the day that the holder was told (CAL-01). */
    private LocalDate lastDayToClaim(SubsidyFacts facts) {
        var computed = lastDayToClaim(facts.certificate().issuedOn());
        return facts.promisedLastDay().filter(computed::isBefore).orElse(computed);
    }

    /** The earliest day of a decision, as announced to the claimant (SUB-12). */
    public LocalDate decisionExpectedOn(LocalDate claimedOn) {
        return workingDays.after(
                claimedOn, parameters.reviewDays().on(claimedOn).value().earliest());
    }

    /** The last day of a decision; after it the claim is overdue (SUB-12). */
    public LocalDate decisionDueOn(LocalDate claimedOn) {
        return workingDays.after(
                claimedOn, parameters.reviewDays().on(claimedOn).value().limit());
    }

    /** The first claim day that is not overdue today (SUB-12): an undecided claim made before it is overdue. */
    public LocalDate overdueIfClaimedBefore(LocalDate today) {
        var day = today;
        while (!decisionDueOn(day).isBefore(today)) {
            day = day.minusDays(1);
        }
        return day.plusDays(1);
    }

    /**
     * The first day from the claim day on which the claim would not be refused, if nothing but time changes: the
     * certificate is issued (SUB-01), a new year opens its limits (SUB-04, SUB-05), or a parameter changes.
     *
     * @return empty if there is no such day within the claim window
     */
    public Optional<LocalDate> claimableFrom(SubsidyFacts facts) {
        if (!parameters.ruleSet().isInForceOn(facts.certificate().issuedOn())) {
            return Optional.empty();
        }
        return daysOfChange(facts, lastDayToClaim(facts)).stream()
                .filter(day -> !decide(facts.claimedOn(day)).isRefused())
                .findFirst();
    }

    private TreeSet<LocalDate> daysOfChange(SubsidyFacts facts, LocalDate lastDay) {
        var days = new TreeSet<>(parameters.daysOfChange());
        days.add(facts.claimedOn());
        days.add(facts.certificate().issuedOn());
        for (int year = facts.claimedOn().getYear() + 1; year <= lastDay.getYear(); year++) {
            days.add(LocalDate.of(year, 1, 1));
        }
        days.removeIf(day -> day.isBefore(facts.claimedOn()) || day.isAfter(lastDay));
        return days;
    }
}
