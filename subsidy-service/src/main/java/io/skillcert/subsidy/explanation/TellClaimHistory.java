package io.skillcert.subsidy.explanation;

import io.skillcert.http.steps.CaseWriter;
import io.skillcert.subsidy.approval.PublicNotices;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimLogEntry;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.recovery.Debts;
import io.skillcert.subsidy.review.Reconsideration;
import io.skillcert.subsidy.review.Reconsiderations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells what has happened to a claim, by its log. */
@ApplicationScoped
class TellClaimHistory {

    private final ClaimLog log;
    private final Reconsiderations reconsiderations;
    private final PublicNotices notices;
    private final Debts debts;

    TellClaimHistory(ClaimLog log, Reconsiderations reconsiderations, PublicNotices notices, Debts debts) {
        this.log = log;
        this.reconsiderations = reconsiderations;
        this.notices = notices;
        this.debts = debts;
    }

    void tell(Claim claim, CaseWriter writer) {
        var asked = reconsiderations.findByIdOptional(claim.id());
        for (var entry : log.of(claim.id())) {
            if (asked.filter(found -> found.askedAt().isBefore(entry.at())).isPresent()) {
                tell(asked, writer);
                asked = Optional.empty();
            }
            tell(claim, entry, writer);
        }
        tell(asked, writer);
        notices.findByIdOptional(claim.id())
                .filter(notice -> !notice.isEnded())
                .ifPresent(notice -> writer.happened("NOTICE", null, notice.shownFrom(), notice.shownUntil()));
        debts.findByIdOptional(claim.id())
                .ifPresent(debt -> writer.happened("DEBT", null, debt.amount(), debt.startedOn(), debt.open()));
    }

    private static void tell(Optional<Reconsideration> asked, CaseWriter writer) {
        asked.ifPresent(found -> writer.happened("RECONSIDERATION_REQUESTED", found.askedAt()));
    }

    private void tell(Claim claim, ClaimLogEntry entry, CaseWriter writer) {
        var isAgain = entry.from() == ClaimStatus.REFUSED && entry.to() == ClaimStatus.REFUSED;
        var code = isAgain ? "REFUSED_AGAIN" : entry.to().name();
        if (entry.to() == ClaimStatus.RETURNED_FOR_CORRECTION) {
            writer.happened(code, entry.at(), log.reasonOf(entry).orElse(""));
        } else if (entry.to() == ClaimStatus.PAID) {
            writer.happened(code, entry.at(), claim.amount());
        } else {
            writer.happened(code, entry.at());
        }
    }
}
