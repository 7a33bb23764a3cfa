package io.skillcert.subsidy.fund;

import io.skillcert.job.Job;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import jakarta.enterprise.context.ApplicationScoped;

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
    public Progress runBatch() {
        boolean more = false;
        for (var line : AwardKind.values()) {
            more |= spendFunds.admitWaiting(line);
        }
        return more ? Progress.MORE : Progress.DONE;
    }
}
