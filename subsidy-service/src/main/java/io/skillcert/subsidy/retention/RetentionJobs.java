package io.skillcert.subsidy.retention;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.retention.RetentionJob;
import io.skillcert.retention.RetentionJob.Rule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The jobs that erase personal data of this service when its retention period is over, one for each kind of data. */
@Singleton
class RetentionJobs {

    private static final String ENDED_BEFORE = "erased_on is null and " + ClaimErasure.ENDED
            + " and (select max(at) from claim_log l where l.claim_id = claim.id) < :before";
    private static final String WAS_PAID = "claim.status in ('PAID', 'RECOVERED')";

    private final ParameterFiles periods = new ParameterFiles("policy/retention");
    private final RetentionJob.Tools tools;

    RetentionJobs(RetentionJob.Tools tools) {
        this.tools = tools;
    }

    @Produces
    @Singleton
    RetentionJob unpaidClaims() {
        return tools.job(claims("erase-unpaid-claims", "not " + WAS_PAID), periods.period("unpaid-claim-content"));
    }

    @Produces
    @Singleton
    RetentionJob paidClaims() {
        return tools.job(claims("erase-paid-claims", WAS_PAID), periods.period("paid-claim-content"));
    }

    private static Rule claims(String name, String condition) {
        return new Rule(
                name, "claim", "id", condition + " and " + ENDED_BEFORE, ClaimErasure.ASSIGNMENTS, ClaimErasure.ALSO);
    }

    /** A file is kept as long as the bank has not answered all its payments. */
    @Produces
    @Singleton
    RetentionJob paymentFiles() {
        return tools.job(
                new Rule(
                        "erase-payment-files",
                        "payment_batch",
                        "id",
                        "encrypted_file is not null and created_at < :before and not exists"
                                + " (select from payment p where p.batch_id = payment_batch.id and p.status = 'SENT')",
                        "encrypted_file = null"),
                periods.period("payment-file"));
    }

    /** The answers about a holder are kept while a claim of the holder is open. */
    @Produces
    @Singleton
    RetentionJob registryAnswers() {
        return tools.job(
                new Rule(
                        "erase-registry-answers",
                        "register_answer",
                        "id",
                        "holder_digest not like 'erased:%' and recorded_at < :before and not exists"
                                + " (select from claim where claim.holder_digest = register_answer.holder_digest and not "
                                + ClaimErasure.ENDED + ")",
                        "holder_digest = 'erased:' || id, encrypted_evidence = null"),
                periods.period("registry-answer"));
    }
}
