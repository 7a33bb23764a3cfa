package io.skillcert.benchmarks.rules;

import io.skillcert.policy.data.CalendarFiles;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.subsidy.SubsidyDecision;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import io.skillcert.registration.eligibility.EligibilityParameterSource;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import io.skillcert.registration.eligibility.policy.EligibilityFacts;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import io.skillcert.subsidy.assessment.ParameterSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One decision with all its findings, by one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RulesBenchmark {

    private final EligibilityRules eligibility = new EligibilityRules(EligibilityParameterSource.parameters());
    private final ParameterSet subsidy = shipped();
    private final DroolsSubsidy drools = new DroolsSubsidy(subsidy);
    private final EligibilityFacts[] people = SampleCases.people();
    private final SubsidyFacts[] claims = SampleCases.claims();
    private int next;

    static ParameterSet shipped() {
        return new ParameterSet(new ParameterFiles(SubsidyParameterFiles.FOLDER), CalendarFiles.load(Optional.empty()));
    }

    private int next() {
        next = (next + 1) & (SampleCases.COUNT - 1);
        return next;
    }

    /** All routes of all five levels: five decisions. */
    @Benchmark
    public EligibilityDecision eligibility() {
        return eligibility.decide(people[next()], SampleCases.DAY);
    }

    @Benchmark
    public SubsidyDecision entitlement() {
        return subsidy.rules().decide(claims[next()]);
    }

    @Benchmark
    public DroolsSubsidy.Answer entitlementByDrools() {
        return drools.assess(claims[next()]);
    }
}
