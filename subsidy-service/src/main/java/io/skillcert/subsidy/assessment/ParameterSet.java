package io.skillcert.subsidy.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.policy.Citation;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.policy.subsidy.SubsidyParameters;
import io.skillcert.policy.subsidy.SubsidyRules;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of the parameter files of the assessment and the rules that they make. */
public final class ParameterSet {

    private static final String BY_ISSUE_DAY = "certificate_issue_day";

    private final Map<String, ParameterFile> files = new LinkedHashMap<>();
    private final SubsidyParameters parameters;
    private final SubsidyRules rules;
    private final WorkingDays workingDays;

    /** @throws PolicyDataException if a file is missing or wrong */
    public ParameterSet(ParameterFiles source, WorkingDays workingDays) {
        SubsidyParameterFiles.NAMES.forEach(name -> files.put(name, source.file(name)));
        this.parameters = SubsidyParameterFiles.read(source);
        this.rules = new SubsidyRules(parameters, workingDays);
        this.workingDays = workingDays;
    }

    /**
     * A parameter entry that a decision rests on.
     *
     * @param value the value in the shape of its unit
     */
    public record UsedEntry(String name, String unit, LocalDate effectiveFrom, JsonNode value, Citation citation) {}

    /**
     * The parameters of an earlier decision.
     *
     * @param used the entries that it rested on
     * @param calendarThrough the last announced year of the calendar that was known
     */
    public ParameterSet restore(List<UsedEntry> used, int calendarThrough) {
        var restored = new TreeMap<String, ParameterFile>();
        for (var entry : used) {
            var shape = files.get(entry.name());
            if (shape == null) {
                continue; // the bank's city, which decides about the account and not about the assessment
            }
            restored.put(
                    entry.name(),
                    new ParameterFile(
                            entry.name(),
                            shape.description(),
                            shape.rules(),
                            entry.unit(),
                            shape.chosenBy(),
                            Map.of(entry.effectiveFrom(), new ParameterFile.Entry(entry.value(), entry.citation())),
                            shape.comparedWithTextOn()));
        }
        return new ParameterSet(ParameterFiles.of("stored decision", restored), workingDays.through(calendarThrough));
    }

    public SubsidyRules rules() {
        return rules;
    }

    public SubsidyParameters parameters() {
        return parameters;
    }

    public Map<String, ParameterFile> files() {
        return Map.copyOf(files);
    }

    public WorkingDays workingDays() {
        return workingDays;
    }

    /** The entry of each parameter that applies to the case, by the day that selects it. */
    public List<UsedEntry> usedFor(SubsidyFacts facts) {
        return files.values().stream()
                .flatMap(file -> file.on(chosenBy(file, facts)).stream()
                        .map(entry -> new UsedEntry(
                                file.name(),
                                file.unit(),
                                entry.getKey(),
                                entry.getValue().value(),
                                entry.getValue().citation())))
                .toList();
    }

    private static LocalDate chosenBy(ParameterFile file, SubsidyFacts facts) {
        return file.chosenBy().equals(BY_ISSUE_DAY) ? facts.certificate().issuedOn() : facts.claimedOn();
    }
}
