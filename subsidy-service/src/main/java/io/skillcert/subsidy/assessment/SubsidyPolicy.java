package io.skillcert.subsidy.assessment;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.policy.SubsidyEntitlement;
import io.skillcert.subsidy.assessment.policy.SubsidyParameters;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The parameters in force: those of the files of {@code policy/assessment} and those put in force since, which the
 * database holds. The two never disagree: a service that finds them different does not start.
 */
@Startup
@ApplicationScoped
public class SubsidyPolicy {

    private final WorkingDays workingDays;
    private final ParametersInForce inForce;
    private final AwardLimits limits;
    private volatile ParameterSet current;
    private volatile long known;

    SubsidyPolicy(WorkingDays workingDays, ParametersInForce inForce, AwardLimits limits) {
        this.workingDays = workingDays;
        this.inForce = inForce;
        this.limits = limits;
    }

    @PostConstruct
    void start() {
        inForce.agreeWith(shipped());
        read();
    }

    /** What another replica has put in force is from a later day than today; it is known here long before. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        if (inForce.count() != known) {
            read();
        }
    }

    public synchronized void read() {
        known = inForce.count();
        var files = inForce.addTo(shipped());
        current = new ParameterSet(ParameterFiles.of(ParameterSet.FOLDER, files), workingDays);
        limits.follow(current.parameters());
    }

    /** The files alone, as they were shipped. */
    public ParameterSet shipped() {
        return new ParameterSet(new ParameterFiles(ParameterSet.FOLDER), workingDays);
    }

    public ParameterSet current() {
        return current;
    }

    public SubsidyEntitlement rules() {
        return current.rules();
    }

    public SubsidyParameters parameters() {
        return current.parameters();
    }

    @Produces
    @Startup
    @Singleton
    Occupations occupations() {
        return new Occupations(
                new ParameterFiles(ParameterSet.FOLDER).shaped("occupations", "occupations", Occupations.Codes.class));
    }

    /** Of the files, without a database: for tests of the rules. */
    public static SubsidyParameters shippedParameters() {
        return ParameterSet.read(new ParameterFiles(ParameterSet.FOLDER));
    }
}
