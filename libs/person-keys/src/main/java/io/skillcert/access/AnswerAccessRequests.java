package io.skillcert.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.http.security.Caller;
import io.skillcert.job.Job;
import io.skillcert.messaging.Outbox;
import io.skillcert.messaging.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Answers access requests with all that the service holds about the person: a ZIP file, encrypted under the key of the request
 * and sent in parts, since the broker takes no message of more than a megabyte.
 */
@ApplicationScoped
class AnswerAccessRequests implements Job {

    private static final int PART_BYTES = 256 << 10;

    private final AccessRequests requests;
    private final HeldData heldData;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    AnswerAccessRequests(AccessRequests requests, HeldData heldData, Outbox outbox, Audit audit, BusinessClock clock) {
        this.requests = requests;
        this.heldData = heldData;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "answer-access-requests";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public boolean managesTransactions() {
        return true;
    }

    @Override
    public Progress runBatch() {
        var pending = QuarkusTransaction.requiringNew().call(requests::first);
        pending.ifPresent(this::answer);
        return pending.isPresent() ? Progress.MORE : Progress.DONE;
    }

    private void answer(AccessRequests.Pending request) {
        var files =
                QuarkusTransaction.requiringNew().call(() -> heldData.of(request.personId(), request.holderDigest()));
        try (var zip = new ZipOutputStream(new Parts(request))) {
            for (var file : files) {
                zip.putNextEntry(new ZipEntry(heldData.service() + "/" + file.name()));
                zip.write(file.content().get());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what is written to it as events of a bounded size. */
    private final class Parts extends OutputStream {

        private final AccessRequests.Pending request;
        private final ByteArrayOutputStream part = new ByteArrayOutputStream(PART_BYTES);
        private int sent;
        private boolean closed;

        Parts(AccessRequests.Pending request) {
            this.request = request;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int at = from;
            while (at < from + length) {
                if (part.size() == PART_BYTES) {
                    send(false);
                }
                int taken = Math.min(from + length - at, PART_BYTES - part.size());
                part.write(bytes, at, taken);
                at += taken;
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                send(true);
            }
        }

        private void send(boolean last) {
            sent++;
            var place = AccessPartV1.place(request.id(), heldData.service(), sent);
            var content = Base64.getEncoder().encodeToString(request.cipher().encrypt(part.toByteArray(), place));
            part.reset();
            var event = new AccessPartV1(request.id(), request.personId(), heldData.service(), sent, last, content);
            QuarkusTransaction.requiringNew().run(() -> {
                outbox.append(new Outbox.Event(Topics.ACCESS_PARTS, AccessPartV1.TYPE, request.personId(), event));
                if (last) {
                    requests.answered(request.id());
                    audit.record(Caller.SERVICE, clock.instant(), "export-data", "person", request.personId(), null);
                }
            });
        }
    }
}
