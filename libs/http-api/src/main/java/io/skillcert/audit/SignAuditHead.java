package io.skillcert.audit;

import io.skillcert.http.json.Json;
import io.skillcert.job.Job;
import io.skillcert.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Signs the head of the audit log once a day and writes it to the log of the service, which another system collects: whoever
 * alters the database later can't alter what was signed.
 */
@ApplicationScoped
class SignAuditHead implements Job {

    /** The media type of the signed payload. */
    static final String TYPE = "audit-head+json";

    private static final Logger LOG = Logger.getLogger(SignAuditHead.class);

    private final AuditHeads heads;
    private final SigningKeys keys;
    private final Json json;
    private final String service;

    SignAuditHead(
            AuditHeads heads,
            SigningKeys keys,
            Json json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.heads = heads;
        this.keys = keys;
        this.json = json;
        this.service = service;
    }

    private record Payload(String service, String day, long sequence, String hash) {}

    @Override
    public String name() {
        return "sign-audit-head";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Progress runBatch() {
        heads.unsigned().ifPresent(link -> {
            var payload = new Payload(service, link.day().toString(), link.sequence(), link.hash());
            var signature = keys.sign(json.write(payload), TYPE);
            heads.add(link, signature);
            LOG.infof("Audit head of %s: %s", link.day(), signature);
        });
        return Progress.DONE;
    }
}
