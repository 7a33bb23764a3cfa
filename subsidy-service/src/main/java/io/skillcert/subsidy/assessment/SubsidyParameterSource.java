package io.skillcert.subsidy.assessment;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.subsidy.assessment.policy.SubsidyParameters;
import io.skillcert.subsidy.assessment.policy.SubsidyRules;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters in force: those of the files and those put in force since, which the
 * database holds. The two never disagree: a service that finds them different does not start.
 */
@Startup
@ApplicationScoped
public class SubsidyParameterSource {

    private final WorkingDays workingDays;
    private final ParametersInForce inForce;
    private final AwardLimits limits;
    private final List<ParameterReader> readers;
    private volatile Map<String, ParameterFile> files = Map.of();
    private volatile ParameterSet current;
    private volatile long known;

    SubsidyParameterSource(
            WorkingDays workingDays,
            ParametersInForce inForce,
            AwardLimits limits,
            @All List<ParameterReader> readers) {
        this.workingDays = workingDays;
        this.inForce = inForce;
        this.limits = limits;
        this.readers = List.copyOf(readers);
    }

    @PostConstruct
    void start() {
        inForce.agreeWith(shippedFiles());
        read();
    }

    /** What another replica has put in force is from a later day than today; it is known here long before. */
    @Scheduled(
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void follow() {
        if (inForce.count() != known) {
            read();
        }
    }

    public synchronized void read() {
        known = inForce.count();
        var read = inForce.addTo(shippedFiles());
        current = check(read);
        readers.forEach(reader -> reader.follow(ParameterFiles.of(reader.folder(), read)));
        files = Map.copyOf(read);
        limits.follow(current.parameters());
    }

    /**
     * The rules that such files make.
     *
     * @throws io.skillcert.policy.data.PolicyDataException if one of them can't be used, here or by another feature
     */
    public ParameterSet check(Map<String, ParameterFile> others) {
        readers.forEach(reader -> reader.check(ParameterFiles.of(reader.folder(), others)));
        return new ParameterSet(ParameterFiles.of(ParameterSet.FOLDER, others), workingDays);
    }

    /** The files alone, as they were shipped. */
    public Map<String, ParameterFile> shippedFiles() {
        var shipped = new LinkedHashMap<String, ParameterFile>();
        add(ParameterSet.FOLDER, ParameterSet.NAMES, shipped);
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
    Occupations occupations() {
        return new Occupations(
                new ParameterFiles(ParameterSet.FOLDER).shaped("occupations", "occupations", Occupations.Codes.class));
    }

    /** Of the files, without a database: for tests of the rules. */
    public static SubsidyParameters shippedParameters() {
        return ParameterSet.read(new ParameterFiles(ParameterSet.FOLDER));
    }
}
