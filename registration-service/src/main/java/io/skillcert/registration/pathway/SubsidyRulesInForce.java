package io.skillcert.registration.pathway;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.subsidy.SubsidyRules;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;

/** The rules of the subsidy with the shipped parameters and those that subsidy-service has put in force since. */
@Startup
@ApplicationScoped
public class SubsidyRulesInForce {

    private final AdoptedParameters adopted;
    private final WorkingDays workingDays;
    private volatile List<AdoptedParameters.Adopted> entries = List.of();
    private volatile SubsidyRules rules;
    private volatile long loadedRevision;

    SubsidyRulesInForce(AdoptedParameters adopted, WorkingDays workingDays) {
        this.adopted = adopted;
        this.workingDays = workingDays;
    }

    @PostConstruct
    void load() {
        loadedRevision = adopted.revision();
        entries = adopted.entries();
        var files = new LinkedHashMap<>(SubsidyParameterFiles.shipped());
        files.replaceAll((name, file) -> inForce(file));
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

    /** Adds to a shipped file of a parameter of subsidy-service the entries that were put in force since. */
    public ParameterFile inForce(ParameterFile shipped) {
        var file = shipped;
        for (var entry : entries) {
            if (entry.name().equals(shipped.name())) {
                file = file.with(entry.effectiveFrom(), entry.entry());
            }
        }
        return file;
    }
}
