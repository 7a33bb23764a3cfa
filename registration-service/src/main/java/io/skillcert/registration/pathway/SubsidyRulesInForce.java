package io.skillcert.registration.pathway;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.subsidy.SubsidyRules;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

/** The rules of the subsidy with the shipped parameters and those that subsidy-service has put in force since. */
@Startup
@ApplicationScoped
public class SubsidyRulesInForce {

    private final AdoptedParameters adopted;
    private final WorkingDays workingDays;
    private volatile SubsidyRules rules;
    private volatile long loadedRevision;

    SubsidyRulesInForce(AdoptedParameters adopted, WorkingDays workingDays) {
        this.adopted = adopted;
        this.workingDays = workingDays;
    }

    @PostConstruct
    void load() {
        loadedRevision = adopted.revision();
        var files = adopted.addTo(SubsidyParameterFiles.shipped());
        rules = new SubsidyRules(
                SubsidyParameterFiles.read(ParameterFiles.of(SubsidyParameterFiles.FOLDER, files)), workingDays);
    }

    /** Loads what was adopted since. Every replica must do it for itself, so this is not a {@code Job}. */
    @Scheduled(
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void loadIfChanged() {
        if (adopted.revision() != loadedRevision) {
            load();
        }
    }

    public SubsidyRules get() {
        return rules;
    }
}
