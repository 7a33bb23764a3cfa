package io.skillcert.subsidy.claim;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.ParameterReader;
import io.skillcert.subsidy.claim.policy.ClaimRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parameters of {@code policy/claim} in force: corrections, reconsideration, public notice. */
@ApplicationScoped
public class ClaimParameterSource implements ParameterReader {

    private volatile ClaimRules rules;

    @Override
    public String folder() {
        return "policy/claim";
    }

    @Override
    public List<String> names() {
        return List.of("correction-days", "reconsideration-days", "public-notice");
    }

    @Override
    public void check(ParameterFiles files) {
        read(files);
    }

    @Override
    public void follow(ParameterFiles files) {
        rules = read(files);
    }

    public ClaimRules rules() {
        return rules;
    }

    /** Of the files, or of others in their place. */
    public static ClaimRules read(ParameterFiles files) {
        return new ClaimRules(
                files.count("correction-days"),
                files.count("reconsideration-days"),
                files.shaped("public-notice", "public_notice", ClaimRules.PublicNotice.class));
    }
}
