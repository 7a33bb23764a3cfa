package io.skillcert.subsidy.claim;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.assessment.ParameterReader;
import io.skillcert.subsidy.claim.policy.PayoutRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The parameters of the payment: the city of the bank, recovery after a revocation. */
@ApplicationScoped
public class PayoutParameterSource extends ParameterReader<PayoutRules> {

    @Override
    public String folder() {
        return "policy/payout";
    }

    @Override
    public List<String> names() {
        return List.of("bank-city", "revocation-recovers");
    }

    @Override
    public PayoutRules read(ParameterFiles files) {
        return new PayoutRules(files.text("bank-city"), files.flag("revocation-recovers"));
    }
}
