package io.skillcert.exam.certificate;

import static io.skillcert.exam.ExamTopics.BROKER;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.exam.RegistrationEvents;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The answer of this service to a person who asks for a copy of all data. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class AccessAnswerTest extends CertificateFixture {

    @Inject
    @EventKeyset
    FieldCipher eventCipher;

    @Test
    void the_answer_holds_the_rows_and_the_names_and_is_encrypted() throws Exception {
        var number = issued(1).get(0);
        var holder = people.get(0);
        requested(number, "CORRECTION", "王五").statusCode(201);
        Rows.change(
                database,
                "insert into holder_account (holder_digest, account_digest, bound_at) values ('" + holder.holderDigest()
                        + "', 'digest of an account', now())");
        var request = UUID.randomUUID();
        var wrapped = PersonKey.create(request, eventCipher);
        var event = new AccessRequestedV1(
                request,
                holder.personId(),
                holder.holderDigest(),
                Base64.getEncoder().encodeToString(wrapped),
                Instant.parse("2025-08-11T02:00:00Z"));
        RegistrationEvents.send(
                UUID.randomUUID().toString(),
                AccessRequestedV1.TYPE,
                holder.personId().toString(),
                StrictJson.mapper().writeValueAsString(event));
        var files = answer(request, wrapped);
        assertTrue(files.get("exam/certificate.json").contains(number));
        assertTrue(files.get("exam/score.json").contains(holder.registrationId().toString()));
        assertTrue(files.get("exam/certificate.json").contains(NAME));
        assertTrue(files.get("exam/exam_entry-names.json").contains(NAME));
        assertTrue(files.get("exam/certificate_change.json").contains("王五"), "the name of a correction");
        assertTrue(files.get("exam/holder_account.json").contains("digest of an account"));
        assertFalse(files.get("exam/exam_entry.json").contains("encrypted_name"));
    }

    /** The files of the service's answer, from its parts in their order. */
    private Map<String, String> answer(UUID request, byte[] wrapped) throws Exception {
        var key = PersonKey.unwrap(wrapped, request, eventCipher);
        var parts = Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> parts(request), sent -> sent.stream()
                .anyMatch(AccessPartV1::last));
        var zip = new ByteArrayOutputStream();
        for (var part : parts) {
            var place = AccessPartV1.place(request, "exam", part.part());
            zip.write(key.decryptBytes(Base64.getDecoder().decode(part.encryptedContent()), place));
        }
        var files = new HashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static List<AccessPartV1> parts(UUID request) {
        var json = new Json(StrictJson.mapper());
        return BROKER.read("exam.access-parts").stream()
                .map(part -> json.read(part.value(), AccessPartV1.class))
                .filter(part -> part.requestId().equals(request))
                .toList();
    }
}
