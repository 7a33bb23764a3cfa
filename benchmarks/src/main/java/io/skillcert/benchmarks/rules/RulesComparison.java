package io.skillcert.benchmarks.rules;

import io.skillcert.benchmarks.AsImages;
import io.skillcert.benchmarks.Report;
import io.skillcert.benchmarks.Rounds;
import io.skillcert.policy.Finding;
import io.skillcert.policy.Verdict;
import io.skillcert.subsidy.assessment.policy.SubsidyDecision;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Decisions a second of one thread, and those of the same rules in Drools; both must first decide every case alike. */
public final class RulesComparison {

    private static final List<String> MEASURED = List.of("eligibility", "entitlement", "entitlementByDrools");
    private static final double AGAINST_DROOLS = 10;
    private static final int LEVELS = 5;

    /** What a JVM chooses by itself with the memory of the services' containers. */
    private static final String AS_IN_IMAGES = "-XX:+UseSerialGC";

    private RulesComparison() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        compare();
        var measured = new Rounds();
        for (int i = 1; i <= rounds; i++) {
            for (var method : MEASURED) {
                measure(method, measured);
            }
            System.out.printf(
                    "round %d of %d: entitlement %.1f times Drools%n",
                    i,
                    rounds,
                    measured.addRatio(
                            "against Drools", measured.last("entitlement"), measured.last("entitlementByDrools")));
        }
        var report = new Report(Path.of(System.getProperty("skillcert.root")), "rules");
        report.line("Measured by `benchmarks/run rules %d` (JMH) on %s.", rounds, AsImages.machine())
                .line("")
                .line(
                        "| one thread, %d rounds, %d cases each | a second | allocated, bytes | target |",
                        rounds, SampleCases.COUNT)
                .line("|---|---|---|---|")
                .line(
                        "| eligibility: all five levels, 16 routes, every finding | %s | %.0f | |",
                        measured.shown("eligibility", "%,.0f"), measured.median("eligibility bytes"))
                .line(
                        "| the same, a level counted as a decision | %,.0f | %.0f | |",
                        measured.median("eligibility") * LEVELS, measured.median("eligibility bytes") / LEVELS)
                .line(
                        "| entitlement: every finding, amount and last day | %s | %.0f | |",
                        measured.shown("entitlement", "%,.0f"), measured.median("entitlement bytes"))
                .line(
                        "| entitlement in Drools | %s | %.0f | |",
                        measured.shown("entitlementByDrools", "%,.0f"), measured.median("entitlementByDrools bytes"))
                .line(
                        "| ours, as often as Drools | %s | | %s |",
                        measured.shown("against Drools", "%.1f"),
                        Report.met(measured.median("against Drools") >= AGAINST_DROOLS, "10"));
        report.write();
    }

    private static void measure(String method, Rounds measured) throws Exception {
        var options = new OptionsBuilder()
                .include("RulesBenchmark\\." + method + "$")
                .forks(1)
                .jvm(AsImages.jdk().resolve("bin/java").toString())
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
