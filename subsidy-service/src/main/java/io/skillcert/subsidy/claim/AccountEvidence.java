package io.skillcert.subsidy.claim;

import io.skillcert.document.Attachments;
import io.skillcert.policy.subsidy.AccountFacts;
import io.skillcert.subsidy.claim.policy.BankCode;
import io.skillcert.subsidy.claim.policy.HolderName;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.entitlement.HolderNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Collects what is known of the bank account of a claim (SUB-13): whose name it bears and what shows it. */
@ApplicationScoped
public class AccountEvidence {

    private final ClaimContentCipher contentCipher;
    private final HolderNames holderNames;
    private final AccountChecks checks;
    private final Attachments attachments;

    AccountEvidence(
            ClaimContentCipher contentCipher, HolderNames holderNames, AccountChecks checks, Attachments attachments) {
        this.contentCipher = contentCipher;
        this.holderNames = holderNames;
        this.checks = checks;
        this.attachments = attachments;
    }

    /** What shows that an account is the claimant's own. */
    public enum Source {
        /** A document of the code BANK_ACCOUNT, uploaded since the account was stated. */
        DOCUMENT,
        /** A verified claim of the token. */
        LOGIN,
        OFFICER
    }

    AccountFacts factsOf(Claim claim, Entitlement entitlement) {
        var content = contentCipher.contentOf(claim);
        var checked = checkedOwn(claim);
        var certified = holderNames.of(entitlement);
        var holdersName = certified.isPresent()
                ? certified.map(name -> HolderName.isSame(name, content.name().orElse("")))
                : checked;
        var city = content.account().flatMap(account -> BankCode.cityOf(account.bankCode()));
        return new AccountFacts(holdersName, checked.or(() -> sourceOf(claim).map(source -> true)), city.orElse(""));
    }

    /** What shows the account; empty if nothing does, or an officer has found that it is not the claimant's. */
    public Optional<Source> sourceOf(Claim claim) {
        var checked = checkedOwn(claim);
        if (checked.isPresent()) {
            return checked.filter(own -> own).map(own -> Source.OFFICER);
        }
        if (claim.isAccountVerified()) {
            return Optional.of(Source.LOGIN);
        }
        return hasDocument(claim) ? Optional.of(Source.DOCUMENT) : Optional.empty();
    }

    private Optional<Boolean> checkedOwn(Claim claim) {
        return claim.accountChangedAt().flatMap(since -> checks.latest(claim.id(), since));
    }

    /** A later document may replace an earlier one; the latest counts. */
    private boolean hasDocument(Claim claim) {
        return attachments
                .latest(claim.id(), EvidenceCode.BANK_ACCOUNT)
                .filter(document -> claim.accountChangedAt()
                        .filter(since -> !document.uploadedAt().isBefore(since))
                        .isPresent())
                .isPresent();
    }
}
