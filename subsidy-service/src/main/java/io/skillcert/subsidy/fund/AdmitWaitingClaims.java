package io.skillcert.subsidy.fund;

import io.skillcert.clock.Job;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Money that was released, or a new year's, goes to whoever has waited longest. */
@ApplicationScoped
class AdmitWaitingClaims implements Job {

    private final SpendFunds spendFunds;

    AdmitWaitingClaims(SpendFunds spendFunds) {
        this.spendFunds = spendFunds;
    }

    @Override
    public String name() {
        return "admit-waiting-claims";
    }

    @Override
    public boolean run(LocalDate today) {
        boolean more = false;
        for (var line : AwardKind.values()) {
            more |= spendFunds.admitWaiting(line);
        }
        return more;
    }
}
