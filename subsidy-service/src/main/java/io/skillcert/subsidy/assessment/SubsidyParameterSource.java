package io.skillcert.subsidy.assessment;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.policy.subsidy.SubsidyParameters;
import io.skillcert.policy.subsidy.SubsidyRules;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters in force: those of the shipped files and those that people have put in force since, which the database
 * stores. A service whose files differ from the entries that cases were decided by does not start.
 */
@Startup
@ApplicationScoped
public class SubsidyParameterSource {

    private final WorkingDays workingDays;
    private final ParametersInForce inForce;
    private final AwardLimits limits;
    private final List<ParameterReader<?>> readers;
    private volatile Map<String, ParameterFile> files = Map.of();
    private volatile ParameterSet current;
    private volatile long loadedEntries;

    SubsidyParameterSource(
            WorkingDays workingDays,
            ParametersInForce inForce,
            AwardLimits limits,
            @All List<ParameterReader<?>> readers) {
        this.workingDays = workingDays;
        this.inForce = inForce;
        this.limits = limits;
        this.readers = List.copyOf(readers);
    }

    @PostConstruct
    void start() {
        inForce.verify(shippedFiles());
        reload();
    }

    /**
     * Loads what another replica has put in force. Every replica must do it for itself, so this is not a {@code Job}: jobs
     * run in one replica at a time.
     */
    @Scheduled(
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void reloadIfChanged() {
        if (inForce.count() != loadedEntries) {
            reload();
        }
    }

    /** Loads all parameters in force, in all features and in the limits that the database checks. */
    public synchronized void reload() {
        loadedEntries = inForce.count();
        var loaded = inForce.addTo(shippedFiles());
        current = parameterSet(loaded);
        readers.forEach(reader -> reader.load(ParameterFiles.of(reader.folder(), loaded)));
        files = Map.copyOf(loaded);
        limits.replaceWith(current.parameters());
    }

    /**
     * The parameters and rules that the files make. Nothing is put in force.
     *
     * @throws PolicyDataException if a file can't be used by the assessment or by another feature
     */
    public ParameterSet parameterSet(Map<String, ParameterFile> candidates) {
        readers.forEach(reader -> reader.read(ParameterFiles.of(reader.folder(), candidates)));
        return new ParameterSet(ParameterFiles.of(SubsidyParameterFiles.FOLDER, candidates), workingDays);
    }

    /** The files of this release, without what people have put in force. */
    public Map<String, ParameterFile> shippedFiles() {
        var shipped = new LinkedHashMap<String, ParameterFile>();
        add(SubsidyParameterFiles.FOLDER, SubsidyParameterFiles.NAMES, shipped);
        readers.forEach(reader -> add(reader.folder(), reader.names(), shipped));
        return shipped;
    }

    private static void add(String folder, List<String> names, Map<String, ParameterFile> shipped) {
        var source = new ParameterFiles(folder);
        for (var name : names) {
            if (shipped.put(name, source.file(name)) != null) {
                throw new PolicyDataException(folder + "/" + name, "is a parameter of another feature too");
            }
        }
    }

    /** Every parameter in force, by its name. */
    public Map<String, ParameterFile> files() {
        return files;
    }

    public ParameterSet current() {
        return current;
    }

    public SubsidyRules rules() {
        return current.rules();
    }

    public SubsidyParameters parameters() {
        return current.parameters();
    }

    @Produces
    @Startup
    @Singleton
    ClaimableOccupations claimableOccupations() {
        return new ClaimableOccupations(new ParameterFiles(SubsidyParameterFiles.FOLDER)
                .shaped("occupations", "occupations", ClaimableOccupations.Codes.class));
    }
}
