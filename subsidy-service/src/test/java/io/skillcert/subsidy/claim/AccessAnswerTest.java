package io.skillcert.subsidy.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.PersonKey;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The answer of this service to a person who asks for a copy of all data. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class AccessAnswerTest extends ClaimFixture {

    private static final Broker BROKER =
            new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

    @Inject
    @EventKeyset
    FieldCipher eventCipher;

    @Inject
    FieldCipher serviceCipher;

    @Test
    void the_answer_holds_the_rows_the_content_of_claims_and_the_documents() throws Exception {
        insured();
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        var files = answer(person, digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport)));
        assertTrue(files.get("subsidy/claim.json").contains(id));
        assertTrue(files.get("subsidy/register_answer.json").contains("SOCIAL_INSURANCE"));
        assertTrue(files.get("subsidy/claim.json").contains("6200000000000001"));
        assertTrue(files.get("subsidy/claim.json").contains(passport));
        assertFalse(files.get("subsidy/claim.json").contains("encrypted_account"));
        assertTrue(files.get("subsidy/claim_duty.json").contains("\"FILE\""));
        assertTrue(files.get("subsidy/entitlement-names.json").contains("张三"));
        assertTrue(files.keySet().stream().anyMatch(name -> name.startsWith("subsidy/documents/BANK_ACCOUNT")));
    }

    @Test
    void the_answer_holds_what_is_known_of_a_holder_without_a_certificate() throws Exception {
        var holder = "the digest of " + UUID.randomUUID();
        var reference = UUID.randomUUID().toString();
        var row = UUID.randomUUID();
        var evidence = HexFormat.of()
                .formatHex(serviceCipher.encrypt(
                        "insured since 2020", FieldCipher.place("register_answer", "encrypted_evidence", row)));
        Rows.change(database, "insert into award_holder values ('" + holder + "')");
        Rows.change(
                database,
                "insert into award (id, holder_digest, kind, claimed_on, year, status, granted_by, reference)"
                        + " values (gen_random_uuid(), '" + holder
                        + "', 'PROJECT_TRAINING', '2025-01-01', 2025, 'AWARDED',"
                        + " 'Elsewhere', '" + reference + "')");
        Rows.change(
                database,
                "insert into register_answer (id, holder_digest, basis, holds, source, recorded_by,"
                        + " recorded_at, encrypted_evidence) values ('" + row + "', '" + holder
                        + "', 'SOCIAL_INSURANCE', true,"
                        + " 'OFFICER', 'an officer', now(), '\\x" + evidence + "')");
        Rows.change(database, "insert into holder_account values ('" + holder + "', 'digest of an account')");
        var files = answer(UUID.randomUUID(), holder);
        assertTrue(files.get("subsidy/award.json").contains(reference));
        assertTrue(files.get("subsidy/register_answer.json").contains("insured since 2020"));
        assertTrue(files.get("subsidy/holder_account.json").contains("digest of an account"));
        assertEquals("[]", files.get("subsidy/claim.json"));
    }

    private Map<String, String> answer(UUID person, String holderDigest) throws Exception {
        var request = UUID.randomUUID();
        var wrapped = PersonKey.create(request, eventCipher);
        var event = new AccessRequestedV1(
                request,
                person,
                holderDigest,
                Base64.getEncoder().encodeToString(wrapped),
                Instant.parse("2025-08-11T02:00:00Z"));
        send("registration.events", AccessRequestedV1.TYPE, JSON.writeValueAsString(event));
        return answer(request, wrapped);
    }

    /** The files of the service's answer, from its parts in their order. */
    private Map<String, String> answer(UUID request, byte[] wrapped) throws Exception {
        var key = PersonKey.unwrap(wrapped, request, eventCipher);
        var parts = Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> parts(request), sent -> sent.stream()
                .anyMatch(AccessPartV1::last));
        var zip = new ByteArrayOutputStream();
        for (var part : parts) {
            var place = AccessPartV1.place(request, "subsidy", part.part());
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
        return BROKER.read("subsidy.access-parts").stream()
                .map(part -> json.read(part.value(), AccessPartV1.class))
                .filter(part -> part.requestId().equals(request))
                .toList();
    }
}
