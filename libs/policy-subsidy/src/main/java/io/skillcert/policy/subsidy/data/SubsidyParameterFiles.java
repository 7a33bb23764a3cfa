package io.skillcert.policy.subsidy.data;

import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.policy.subsidy.SubsidyParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameter files of the subsidy. */
public final class SubsidyParameterFiles {

    public static final String FOLDER = "policy/assessment";

    /** The names of the parameters, the same as of their files. */
    public static final List<String> NAMES = List.of(
            "rule-set",
            "certificate-accepted",
            "bases",
            "claim-window",
            "claim-window-rolling",
            "awards-per-kind",
            "awards-per-year",
            "no-lower-after-higher",
            "once-per-level",
            "no-double-source",
            "amounts",
            "uplift",
            "review-days");

    private SubsidyParameterFiles() {}

    /** The files of this release, by name. */
    public static Map<String, ParameterFile> shipped() {
        var source = new ParameterFiles(FOLDER);
        var files = new LinkedHashMap<String, ParameterFile>();
        NAMES.forEach(name -> files.put(name, source.file(name)));
        return files;
    }

    /**
     * Reads a set of files, shipped or with entries that were put in force since.
     *
     * @throws PolicyDataException if a file is missing or wrong
     */
    public static SubsidyParameters read(ParameterFiles files) {
        try {
            return new SubsidyParameters(
                    files.text("rule-set"),
                    files.flag("certificate-accepted"),
                    files.shaped("bases", "bases", SubsidyParameters.AcceptedBases.class),
                    files.period("claim-window"),
                    files.flag("claim-window-rolling"),
                    files.count("awards-per-kind"),
                    files.count("awards-per-year"),
                    files.flag("no-lower-after-higher"),
                    files.flag("once-per-level"),
                    files.flag("no-double-source"),
                    files.shaped("amounts", "yuan_by_level", SubsidyParameters.YuanByLevel.class),
                    files.shaped("uplift", "uplift", SubsidyParameters.Uplift.class),
                    files.shaped("review-days", "review_days", SubsidyParameters.ReviewDays.class));
        } catch (IllegalArgumentException e) {
            throw new PolicyDataException(FOLDER, e.getMessage());
        }
    }
}
