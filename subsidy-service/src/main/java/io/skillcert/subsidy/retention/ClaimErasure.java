package io.skillcert.subsidy.retention;

import java.util.List;

/** The SQL that erases the content of claims that have ended: names, identity documents, accounts, evidence and free texts. */
final class ClaimErasure {

    /** Whether a claim has ended for good, so that its content is needed no more to decide or to pay it. */
    static final String ENDED =
            """
            (claim.status in ('REFUSED', 'WITHDRAWN', 'EXPIRED', 'PAID', 'RECOVERED')
             and not exists (select from reconsideration r where r.claim_id = claim.id and r.outcome is null))""";

    /** The assignments to columns of the claim. */
    static final String ASSIGNMENTS =
            """
            encrypted_identity = null, encrypted_name = null, encrypted_account = null, bank_code = null, reference = null,
            claimed_by = 'erased:' || id, erased_on = current_date, version = version + 1""";

    /** The statements about the erased claims, whose identifiers are the parameter {@code keys}. */
    static final List<String> ALSO = List.of(
            "delete from attachment where subject_id = any(:keys)",
            "update letter set encrypted_content = null where case_id = any(:keys)",
            "delete from claim_basis where claim_id = any(:keys)",
            "update claim_log set actor = 'erased:' || claim_log.claim_id from claim_duty d where claim_log.claim_id = any(:keys)"
                    + " and d.claim_id = claim_log.claim_id and d.account = claim_log.actor and d.duty = 'FILE'",
            "update claim_log set encrypted_reason = null where claim_id = any(:keys) and encrypted_reason is not null",
            "update claim_duty set account = 'erased:' || claim_id where claim_id = any(:keys) and duty = 'FILE'",
            "update account_check set encrypted_evidence = null where claim_id = any(:keys)",
            "update reconsideration set encrypted_grounds = null where claim_id = any(:keys)",
            "update objection set encrypted_grounds = null where claim_id = any(:keys)",
            "update insurance_case set encrypted_reason = null where claim_id = any(:keys)",
            "update award set encrypted_reason = null where claim_id = any(:keys)",
            "update insurance_payment set encrypted_reason = null where certificate_number in"
                    + " (select certificate_number from claim where id = any(:keys))",
            "update bank_conflict set encrypted_reason = null"
                    + " where payment_id in (select id from payment where claim_id = any(:keys))",
            "update public_notice set masked_name = '*' where claim_id = any(:keys)",
            "update payment set encrypted_account = null where claim_id = any(:keys)");

    private ClaimErasure() {}
}
