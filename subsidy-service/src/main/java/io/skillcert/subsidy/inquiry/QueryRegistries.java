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
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sends due inquiries to the registries, outside of any transaction. When a registry answers, a referred claim returns to
 * the officers; a registry that does not answer causes no refusal (SUB-02).
 */
@ApplicationScoped
class QueryRegistries implements Job {

    private static final Logger LOG = Logger.getLogger(QueryRegistries.class);
    private static final int BATCH_SIZE = 80;

    /** Claims whose registries are asked at once; each uses one database connection at a time. */
    private static final int THREADS = 4;

    private final Inquiries inquiries;
    private final RegistryClients clients;
    private final Registries registries;
    private final Claims claims;
    private final Awards awards;
    private final ClaimContentCipher contentCipher;
    private final ClaimLog log;
    private final BusinessClock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

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
        var ofClaims = due.stream().collect(Collectors.groupingBy(RegistryInquiry::claimId)).entrySet().stream()
                .map(ofClaim -> threads.submit(() -> send(ofClaim.getKey(), ofClaim.getValue())))
                .toList();
        ofClaims.forEach(QueryRegistries::await);
        return due.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** A failure with one claim is logged and leaves the others alone; its inquiries are retried at their next time. */
    private void send(UUID claimId, List<RegistryInquiry> ofClaim) {
        try {
            var document = QuarkusTransaction.requiringNew().call(() -> documentFor(claimId, ofClaim));
            if (document.isPresent()) {
                var answers = new LinkedHashMap<RegistryInquiry, Boolean>();
                ofClaim.forEach(inquiry -> clients.query(inquiry.basis(), document.get(), inquiry.askedFor())
                        .ifPresent(holds -> answers.put(inquiry, holds)));
                if (!answers.isEmpty()) {
                    QuarkusTransaction.requiringNew().run(() -> record(claimId, answers));
                }
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "The inquiries of claim %s have failed and will be retried", claimId);
        }
    }

    /** The claimant's document. Empty if the claim no longer awaits a decision; its inquiries are then given up. */
    private Optional<IdentityDocument> documentFor(UUID claimId, List<RegistryInquiry> ofClaim) {
        var claim = claims.getFor(claimId, null);
        if (!claim.status().awaitsDecision()) {
            ofClaim.forEach(inquiry -> inquiries.findById(inquiry.id()).giveUp(clock.instant()));
            return Optional.empty();
        }
        return Optional.of(contentCipher.contentOf(claim).document());
    }

    private void record(UUID claimId, Map<RegistryInquiry, Boolean> answers) {
        var key = claims.keyOf(claimId, null);
        awards.lock(key.holderDigest());
        var claim = claims.lock(key.id());
        answers.forEach((inquiry, holds) -> {
            registries.recordAnswer(key.holderDigest(), inquiry.basis(), holds);
            inquiries.findById(inquiry.id()).answered(clock.instant());
        });
        if (claim.status() == ClaimStatus.REFERRED) {
            claim.takeForReview(null);
            log.step(claim, ClaimStatus.REFERRED, Caller.SERVICE, "SUB-02");
        }
    }
}
