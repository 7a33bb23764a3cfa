package io.skillcert.benchmarks.rules;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Finding;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.policy.subsidy.SubsidyFacts.Award;
import io.skillcert.policy.subsidy.SubsidyParameters;
import io.skillcert.subsidy.assessment.ParameterSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.command.Command;
import org.kie.api.runtime.KieContainerSessionsPool;
import org.kie.internal.command.CommandFactory;

/**
 * The rules of the subsidy as Drools would have them: in {@code drools/subsidy.drl}, compiled to an executable model,
 * run in stateless sessions from a pool.
 */
public final class DroolsSubsidy {

    private static final String RULES = "src/main/resources/io/skillcert/benchmarks/rules/subsidy.drl";
    private static final int SESSIONS = 2;

    private final ParameterSet policy;
    private final KieContainerSessionsPool sessions;

    public DroolsSubsidy(ParameterSet policy) {
        this.policy = policy;
        var services = KieServices.get();
        var files = services.newKieFileSystem();
        files.write(RULES, services.getResources().newClassPathResource("drools/subsidy.drl"));
        var built = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (built.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(built.getResults().toString());
        }
        sessions = services.newKieContainer(built.getKieModule().getReleaseId()).newKieSessionsPool(SESSIONS);
    }

    Answer assess(SubsidyFacts facts) {
        var answer = new Answer();
        if (!policy.parameters().ruleSet().isInForceOn(facts.claimedOn())) {
            return answer;
        }
        var commands = new ArrayList<Command<?>>();
        commands.add(CommandFactory.newSetGlobal("answer", answer));
        commands.add(CommandFactory.newInsert(new Claim(facts, policy)));
        facts.awards().forEach(award -> commands.add(CommandFactory.newInsert(new PastAward(award))));
        sessions.newStatelessKieSession().execute(CommandFactory.newBatchExecution(commands));
        return answer;
    }

    /** What the rules have found. */
    public static final class Answer {
        private final List<Finding> findings = new ArrayList<>();
        private Yuan amount = Yuan.ZERO;

        public void found(String rule, boolean met, Citation citation) {
            found(rule, met ? Verdict.MET : Verdict.NOT_MET, citation);
        }

        public void found(String rule, Verdict verdict, Citation citation) {
            findings.add(new Finding(() -> rule, verdict, citation, Map.of()));
        }

        public void amount(Yuan found) {
            amount = found;
        }

        public List<Finding> findings() {
            return findings;
        }

        public Yuan amount() {
            return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.NOT_MET) ? Yuan.ZERO : amount;
        }
    }

    /** An award as its rules ask for it. */
    public static final class PastAward {
        private final Award award;

        PastAward(Award award) {
            this.award = award;
        }

        public AwardKind getKind() {
            return award.kind();
        }

        public int getYear() {
            return award.claimedOn().getYear();
        }

        public String getOccupation() {
            return award.kind() == AwardKind.SKILLS_UPGRADING
                    ? award.occupationCode().orElse("")
                    : "";
        }

        /** 0 is none. */
        public int getLevel() {
            return award.level().map(SkillLevel::number).orElse(0);
        }
    }

    /** The claim and the parameters in force for it. */
    public static final class Claim {
        private final SubsidyFacts facts;
        private final SubsidyParameters parameters;
        private final LocalDate lastDay;

        Claim(SubsidyFacts facts, ParameterSet policy) {
            this.facts = facts;
            this.parameters = policy.parameters();
            this.lastDay = policy.rules().lastDayToClaim(facts.certificate().issuedOn());
        }

        public LocalDate getClaimedOn() {
            return facts.claimedOn();
        }

        public int getClaimYear() {
            return facts.claimedOn().getYear();
        }

        public LocalDate getIssuedOn() {
            return facts.certificate().issuedOn();
        }

        public boolean isRecognised() {
            return facts.certificate().recognised();
        }

        public boolean isRevoked() {
            return facts.certificate().revoked();
        }

        public boolean isPaidTwice() {
            return facts.paidFromUnemploymentInsurance();
        }

        public AwardKind getKind() {
            return facts.kind();
        }

        public String getOccupation() {
            return facts.certificate().occupationCode();
        }

        public int getLevel() {
            return facts.certificate().level().number();
        }

        public LocalDate getLastDay() {
            return lastDay;
        }

        public boolean isBasisHeld() {
            return parameters.bases().on(facts.claimedOn()).value().accepted().stream()
                    .anyMatch(basis -> facts.bases().getOrDefault(basis, false));
        }

        public boolean isBasisKnown() {
            return facts.bases()
                    .keySet()
                    .containsAll(
                            parameters.bases().on(facts.claimedOn()).value().accepted());
        }

        public int getAwardsPerKind() {
            return parameters.awardsPerKind().on(facts.claimedOn()).value();
        }

        public int getAwardsPerYear() {
            return parameters.awardsPerYear().on(facts.claimedOn()).value();
        }

        public boolean isHigherBars() {
            return parameters.noLowerAfterHigher().on(facts.claimedOn()).value();
        }

        public boolean isSameBars() {
            return parameters.oncePerLevel().on(facts.claimedOn()).value();
        }

        public boolean isDoubleBars() {
            return parameters.noDoubleSource().on(facts.claimedOn()).value();
        }

        public boolean isUplifted() {
            var uplift = parameters.uplift().on(facts.claimedOn()).value();
            return uplift.levels().contains(getLevel()) && uplift.occupations().contains(getOccupation());
        }

        public Yuan getBase() {
            return new Yuan(parameters.amounts().on(facts.claimedOn()).value().get(getLevel()));
        }

        public Yuan getUpliftedAmount() {
            var uplift = parameters.uplift().on(facts.claimedOn()).value();
            return getBase()
                    .times(BigDecimal.ONE.add(uplift.rate()), RoundingMode.HALF_UP)
                    .atMost(new Yuan(uplift.cap()));
        }

        public Citation citation(String rule) {
            var day = facts.claimedOn();
            return switch (rule) {
                case "SUB-01" -> parameters.certificateAccepted().on(day).citation();
                case "SUB-02" -> parameters.bases().on(day).citation();
                case "SUB-03" -> parameters.claimWindow().on(getIssuedOn()).citation();
                case "SUB-04" -> parameters.awardsPerKind().on(day).citation();
                case "SUB-05" -> parameters.awardsPerYear().on(day).citation();
                case "SUB-06" -> parameters.noLowerAfterHigher().on(day).citation();
                case "SUB-07" -> parameters.oncePerLevel().on(day).citation();
                default -> parameters.noDoubleSource().on(day).citation();
            };
        }
    }
}
