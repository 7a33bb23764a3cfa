package io.skillcert.registration.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Base64;
import java.util.Enumeration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes the archive of an access request: the data of this service, and the answers of the others, decrypted. */
@ApplicationScoped
public class AccessArchive {

    private final AccessRequests requests;
    private final RegistrationData ownData;
    private final FieldCipher cipher;
    private final Audit audit;

    AccessArchive(AccessRequests requests, RegistrationData ownData, @EventKeyset FieldCipher cipher, Audit audit) {
        this.requests = requests;
        this.ownData = ownData;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** What is written: the archive is made while it is sent, and no part of it is stored decrypted. */
    @FunctionalInterface
    public interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    private record Opened(UUID id, FieldCipher answers, Map<String, Supplier<byte[]>> own) {}

    /**
     * Opens the archive and audits the access.
     *
     * @param account the account that must have made the request; null for a role that sees all
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such request, 409 as long as an answer is missing
     */
    public Contents open(UUID id, String account) {
        var opened = QuarkusTransaction.requiringNew().call(() -> {
            var request = requests.get(id, account);
            if (!requests.isAnswered(id)) {
                throw RegistrationProblem.ACCESS_REQUEST_PENDING.exception();
            }
            audit.record("read-access-archive", "person", request.personId(), null);
            return new Opened(id, request.answerCipher(cipher), ownData.of(request.personId()));
        });
        return out -> write(opened, out);
    }

    private void write(Opened request, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        for (var file : request.own().entrySet()) {
            zip.putNextEntry(new ZipEntry("registration/" + file.getKey()));
            zip.write(file.getValue().get());
            zip.closeEntry();
        }
        for (var service : AccessRequests.SERVICES) {
            copy(new ZipInputStream(new SequenceInputStream(new Parts(request, service))), zip);
        }
        zip.finish();
    }

    private static void copy(ZipInputStream from, ZipOutputStream to) throws IOException {
        for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            to.putNextEntry(new ZipEntry(entry.getName()));
            from.transferTo(to);
            to.closeEntry();
        }
    }

    /** The decrypted parts of a service's answer, one in memory at a time. */
    private final class Parts implements Enumeration<InputStream> {

        private final Opened request;
        private final String service;
        private int next = 1;

        Parts(Opened request, String service) {
            this.request = request;
            this.service = service;
        }

        @Override
        public boolean hasMoreElements() {
            return encrypted().isPresent();
        }

        @Override
        public InputStream nextElement() {
            var content = encrypted().orElseThrow(NoSuchElementException::new);
            var place = AccessPartV1.place(request.id(), service, next);
            next++;
            return new ByteArrayInputStream(
                    request.answers().decryptBytes(Base64.getDecoder().decode(content), place));
        }

        private Optional<String> encrypted() {
            return QuarkusTransaction.requiringNew().call(() -> requests.part(request.id(), service, next));
        }
    }
}
