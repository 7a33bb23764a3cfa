package io.skillcert.registration.application;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** The text an applicant commits to (REG-08); its version is the day from which it holds. */
@ApplicationScoped
public class Commitments {

    private final Timeline<String> texts = new ParameterFiles("policy/application").text("commitment");

    public Dated<String> on(LocalDate day) {
        return texts.on(day);
    }

    public String versionOn(LocalDate day) {
        return on(day).effectiveFrom().toString();
    }
}
