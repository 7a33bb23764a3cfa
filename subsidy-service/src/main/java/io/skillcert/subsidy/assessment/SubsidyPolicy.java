package io.skillcert.subsidy.assessment;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.policy.SubsidyEntitlement;
import io.skillcert.subsidy.assessment.policy.SubsidyParameters;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the parameter files of {@code policy/assessment} once, at the start. */
@Singleton
public class SubsidyPolicy {

    @Produces
    @Startup
    @Singleton
    SubsidyEntitlement subsidyEntitlement(WorkingDays workingDays) {
        return new SubsidyEntitlement(parameters(), workingDays);
    }

    @Produces
    @Startup
    @Singleton
    Occupations occupations() {
        return new Occupations(files().shaped("occupations", "occupations", Occupations.Codes.class));
    }

    public static SubsidyParameters parameters() {
        var files = files();
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
    }

    private static ParameterFiles files() {
        return new ParameterFiles("policy/assessment");
    }
}
