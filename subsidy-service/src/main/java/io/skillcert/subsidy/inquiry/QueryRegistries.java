package io.skillcert.subsidy.inquiry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.security.Caller;
import io.skillcert.job.Job;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends due inquiries to the registries, outside of any transaction. When a registry answers, a referred claim returns to
 * the officers; a registry that does not answer causes no refusal (SUB-02).
 */
@ApplicationScoped
class QueryRegistries implements Job {

    private static final Logger LOG = Logger.getLogger(QueryRegistries.class);
    private static final int BATCH_SIZE = 20;

    private final Inquiries inquiries;
    private final RegistryClients clients;
    private final Registries registries;
    private final Claims claims;
    private final Awards awards;
    private final ClaimContentCipher contentCipher;
    private final ClaimLog log;
    private final BusinessClock clock;

    QueryRegistries(
            Inquiries inquiries,
            RegistryClients clients,
            Registries registries,
            Claims claims,
            Awards awards,
            ClaimContentCipher contentCipher,
            ClaimLog log,
            BusinessClock clock) {
        this.inquiries = inquiries;
        this.clients = clients;
        this.registries = registries;
        this.claims = claims;
        this.awards = awards;
        this.contentCipher = contentCipher;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "query-registries";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public boolean managesTransactions() {
        return true;
    }

    @Override
    public Progress runBatch() {
        if (clients.configured().isEmpty()) {
            return Progress.DONE;
        }
        var due = inquiries.takeDue(BATCH_SIZE);
        due.forEach(this::send);
        return due.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }

    /** A failure of one inquiry is logged and leaves the others alone; the inquiry is retried at its next time. */
    private void send(RegistryInquiry inquiry) {
        try {
            QuarkusTransaction.requiringNew()
                    .call(() -> documentFor(inquiry))
                    .flatMap(document -> clients.query(inquiry.basis(), document, inquiry.askedFor()))
                    .ifPresent(holds -> QuarkusTransaction.requiringNew().run(() -> record(inquiry, holds)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Inquiry %s has failed and will be retried", inquiry.id());
        }
    }

    /** The claimant's document. Empty if the claim no longer awaits a decision; the inquiry is then given up. */
    private Optional<IdentityDocument> documentFor(RegistryInquiry inquiry) {
        var claim = claims.getFor(inquiry.claimId(), null);
        if (!claim.status().awaitsDecision()) {
            inquiries.findById(inquiry.id()).giveUp(clock.instant());
            return Optional.empty();
        }
        return Optional.of(contentCipher.contentOf(claim).document());
    }

    private void record(RegistryInquiry inquiry, boolean holds) {
        var key = claims.keyOf(inquiry.claimId(), null);
        awards.lock(key.holderDigest());
        var claim = claims.lock(key.id());
        registries.recordAnswer(key.holderDigest(), inquiry.basis(), holds);
        inquiries.findById(inquiry.id()).answered(clock.instant());
        if (claim.status() == ClaimStatus.REFERRED) {
            claim.takeForReview(null);
            log.step(claim, ClaimStatus.REFERRED, Caller.SERVICE, "SUB-02");
        }
    }
}
