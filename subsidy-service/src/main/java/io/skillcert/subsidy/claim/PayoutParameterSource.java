package io.skillcert.subsidy.claim;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.ParameterReader;
import io.skillcert.subsidy.claim.policy.PayoutRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parameters of {@code policy/payout} in force: the city of the bank, recovery. */
@ApplicationScoped
public class PayoutParameterSource implements ParameterReader {

    private volatile PayoutRules rules;

    @Override
    public String folder() {
        return "policy/payout";
    }

    @Override
    public List<String> names() {
        return List.of("bank-city", "revocation-recovers");
    }

    @Override
    public void check(ParameterFiles files) {
        read(files);
    }

    @Override
    public void follow(ParameterFiles files) {
        rules = read(files);
    }

    public PayoutRules rules() {
        return rules;
    }

    /** Of the files, or of others in their place. */
    public static PayoutRules read(ParameterFiles files) {
        return new PayoutRules(files.text("bank-city"), files.flag("revocation-recovers"));
    }
}
