package io.skillcert.subsidy.fund;

import io.skillcert.job.RowJob;
import io.skillcert.policy.subsidy.AwardKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Admits claims that await funds once money was released or a new year's fund is open. Its rows are the budget lines. */
@ApplicationScoped
class AdmitWaitingClaims implements RowJob<AwardKind> {

    private final SpendFunds spendFunds;

    AdmitWaitingClaims(SpendFunds spendFunds) {
        this.spendFunds = spendFunds;
    }

    @Override
    public String name() {
        return "admit-waiting-claims";
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public List<AwardKind> due(int limit) {
        return spendFunds.linesToAdmit(limit);
    }

    @Override
    public void handle(List<AwardKind> lines) {
        lines.forEach(spendFunds::admitWaiting);
    }
}
