package io.skillcert.registration.application;

import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** The texts of the commitment that applicants sign (REG-08). The version of a text is the day on which it comes into force. */
@ApplicationScoped
public class Commitments {

    private final Timeline<String> texts = new ParameterFiles("policy/application").text("commitment");

    public Dated<String> on(LocalDate day) {
        return texts.on(day);
    }

    String versionOn(LocalDate day) {
        return on(day).effectiveFrom().toString();
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 unless it is the version in force on the day */
    void requireInForce(String version, LocalDate day) {
        var inForce = versionOn(day);
        new Violations()
                .addIf(
                        !version.equals(inForce),
                        "commitment",
                        "is not the version of the text in force, {0}: see /v1/commitment",
                        inForce)
                .throwIfAny();
    }
}
