package io.skillcert.benchmarks.rules;

import io.skillcert.benchmarks.Benchmark;
import io.skillcert.benchmarks.Machine;
import io.skillcert.benchmarks.Report;
import io.skillcert.benchmarks.Rounds;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.subsidy.SubsidyDecision;
import io.skillcert.policy.subsidy.SubsidyFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Compares the rules with the same rules in Drools, by one thread. Both must decide every sample case alike. */
public final class RulesComparison implements Benchmark {

    private static final List<String> MEASURED = List.of("eligibility", "entitlement", "entitlementByDrools");
    private static final double AGAINST_DROOLS = 10;

    /** The collector that a JVM chooses with the memory of the services' containers. */
    private static final String AS_IN_IMAGES = "-XX:+UseSerialGC";

    public RulesComparison() {
        compare();
    }

    @Override
    public void round(Rounds measured) throws Exception {
        for (var method : MEASURED) {
            measure(method, measured);
        }
        measured.addRatio("against Drools", measured.last("entitlement"), measured.last("entitlementByDrools"));
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line(
                        "| one thread, %d rounds, %d cases each | a second | allocated, bytes | target |",
                        measured.count(), SampleCases.COUNT)
                .line("|---|---|---|---|")
                .line(
                        "| eligibility: all five levels, 16 routes, every finding | %s | %.0f | |",
                        measured.shown("eligibility", "%,.0f"), measured.median("eligibility bytes"))
                .line(
                        "| entitlement: every finding, amount and last day | %s | %.0f | |",
                        measured.shown("entitlement", "%,.0f"), measured.median("entitlement bytes"))
                .line(
                        "| entitlement in Drools | %s | %.0f | |",
                        measured.shown("entitlementByDrools", "%,.0f"), measured.median("entitlementByDrools bytes"))
                .line(
                        "| entitlement, times Drools | %s | | %s |",
                        measured.shown("against Drools", "%.1f"),
                        Report.met(measured.median("against Drools") >= AGAINST_DROOLS, "10"));
    }

    private static void measure(String method, Rounds measured) throws Exception {
        var options = new OptionsBuilder()
                .include("RulesBenchmark\\." + method + "$")
                .forks(1)
                .jvm(Machine.jdk().resolve("bin/java").toString())
                .jvmArgs(AS_IN_IMAGES)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(2))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        for (var result : new Runner(options).run()) {
            measured.add(method, result.getPrimaryResult().getScore());
            measured.add(
                    method + " bytes",
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }

    /** @throws IllegalStateException at the first case that they decide differently */
    private static void compare() {
        var policy = RulesBenchmark.shipped();
        var drools = new DroolsSubsidy(policy);
        for (var claim : SampleCases.claims()) {
            var ours = policy.rules().decide(claim);
            var theirs = drools.assess(claim);
            if (!verdicts(ours.findings()).equals(verdicts(theirs.findings()))
                    || !ours.amount().equals(theirs.amount())) {
                throw new IllegalStateException(differing(claim, ours, theirs));
            }
        }
    }

    private static String differing(SubsidyFacts claim, SubsidyDecision ours, DroolsSubsidy.Answer theirs) {
        return "%s: %s %s, by Drools %s %s"
                .formatted(
                        claim, verdicts(ours.findings()), ours.amount(), verdicts(theirs.findings()), theirs.amount());
    }

    private static Map<String, Verdict> verdicts(List<Finding> findings) {
        var verdicts = new TreeMap<String, Verdict>();
        findings.forEach(finding -> verdicts.put(finding.rule().code(), finding.verdict()));
        return verdicts;
    }
}
