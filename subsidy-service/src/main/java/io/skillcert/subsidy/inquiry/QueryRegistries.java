package io.skillcert.subsidy.inquiry;

import io.quarkus.scheduler.Scheduled;
import io.skillcert.clock.BusinessClock;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.register.Registers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Asks the registers, outside of any transaction. A referred claim whose register answers comes back to the officers; a
 * silent one refuses nobody (SUB-02).
 */
@ApplicationScoped
public class QueryRegistries {

    private static final int BATCH_SIZE = 20;
    private static final String SERVICE = "service";

    private final Inquiries inquiries;
    private final RegistryClients clients;
    private final Registers registers;
    private final Claims claims;
    private final Awards awards;
    private final ClaimContentCipher contentCipher;
    private final ClaimLog log;
    private final BusinessClock clock;

    @Inject
    QueryRegistries self; // so that each step runs in a transaction of its own

    QueryRegistries(
            Inquiries inquiries,
            RegistryClients clients,
            Registers registers,
            Claims claims,
            Awards awards,
            ClaimContentCipher contentCipher,
            ClaimLog log,
            BusinessClock clock) {
        this.inquiries = inquiries;
        this.clients = clients;
        this.registers = registers;
        this.claims = claims;
        this.awards = awards;
        this.contentCipher = contentCipher;
        this.log = log;
        this.clock = clock;
    }

    @Scheduled(
            every = "${skillcert.registers.every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @ActivateRequestContext
    void onSchedule() {
        if (clients.known().isEmpty()) {
            return;
        }
        for (var inquiry : inquiries.take(BATCH_SIZE)) {
            self.documentFor(inquiry).ifPresent(document -> clients.ask(inquiry.basis(), document, inquiry.askedFor())
                    .ifPresent(holds -> self.answered(inquiry, holds)));
        }
    }

    /** Empty, and given up, when the claim waits for no decision any more. */
    @Transactional
    Optional<IdentityDocument> documentFor(RegistryInquiry inquiry) {
        var claim = claims.getFor(inquiry.claimId(), null);
        if (!claim.status().awaitsDecision()) {
            inquiries.findById(inquiry.id()).giveUp(clock.instant());
            return Optional.empty();
        }
        return Optional.of(contentCipher.contentOf(claim).document());
    }

    @Transactional
    void answered(RegistryInquiry inquiry, boolean holds) {
        var key = claims.keyOf(inquiry.claimId(), null);
        awards.lock(key.holderDigest());
        var claim = claims.lock(key.id());
        registers.answered(key.holderDigest(), inquiry.basis(), holds);
        inquiries.findById(inquiry.id()).answered(clock.instant());
        if (claim.status() == ClaimStatus.REFERRED) {
            comesBack(claim);
        }
    }

    private void comesBack(Claim claim) {
        var before = claim.status();
        claim.takeForReview(null);
        log.step(claim, before, SERVICE, "SUB-02");
    }
}
