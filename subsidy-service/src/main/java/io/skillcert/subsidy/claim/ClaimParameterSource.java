package io.skillcert.subsidy.claim;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.ParameterReader;
import io.skillcert.subsidy.claim.policy.ClaimRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parameters of a claim's time limits: corrections, reconsideration, public notice. */
@ApplicationScoped
public class ClaimParameterSource extends ParameterReader<ClaimRules> {

    @Override
    public String folder() {
        return "policy/claim";
    }

    @Override
    public List<String> names() {
        return List.of("correction-days", "reconsideration-days", "public-notice", "draft-days");
    }

    @Override
    public ClaimRules read(ParameterFiles files) {
        return new ClaimRules(
                files.count("correction-days"),
                files.count("reconsideration-days"),
                files.shaped("public-notice", "public_notice", ClaimRules.PublicNotice.class),
                files.count("draft-days"));
    }
}
