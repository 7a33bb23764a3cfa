package io.skillcert.registration.account;

import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.code;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.Callers;
import io.skillcert.localstack.testing.RotatedKeysResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.AccountDigests;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.InvitationDigests;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a new digest key was put first, people who have a digest by the old key are found and keep their accounts. */
@QuarkusTest
@WithTestResource(RotatedKeysResource.class)
class DigestRotationTest {

    @Inject
    DataSource database;

    @Inject
    HolderDigests digests;

    @Inject
    AccountDigests accounts;

    @Inject
    InvitationDigests invitations;

    @Inject
    JobRunner jobs;

    @Inject
    MeterRegistry metrics;

    private ObjectNode applicant;
    private String registration;
    private String person;

    @BeforeEach
    void a_person_registered_before_the_rotation() throws SQLException {
        applicant = anEligibleApplicant();
        registration = register("partner", anOpenBatch(), applicant)
                .statusCode(201)
                .extract()
                .path("id");
        person = one("select person_id::text from registration where id = '" + registration + "'");
        makeOld();
    }

    @Test
    void a_person_is_not_created_again() throws SQLException {
        var again = register("partner", anOpenBatch(), applicant)
                .statusCode(201)
                .extract()
                .<String>path("id");
        assertEquals(person, one("select person_id::text from registration where id = '" + again + "'"));
        assertEquals(old(), one("select holder_digest from person where id = '" + person + "'"));
    }

    @Test
    void a_new_person_gets_a_digest_by_the_current_key_once() throws SQLException {
        applicant = anEligibleApplicant();
        register("partner", anOpenBatch(), applicant).statusCode(201);
        register("partner", anOpenBatch(), applicant).statusCode(201);
        assertEquals(
                List.of(digests.of(document())),
                Rows.texts(
                        database,
                        "select holder_digest from person where holder_digest in ('"
                                + String.join("', '", digests.allOf(document())) + "')"));
    }

    @Test
    void rows_with_an_old_digest_are_counted() throws SQLException {
        jobs.runAll();
        var before = metrics.get("skillcert.digests.old").gauge().value();
        Rows.change(
                database,
                "insert into account_binding (account, holder_digest, means, bound_at) values ('" + aCandidate()
                        + "', '" + old() + "', 'VERIFIED_CLAIMS', now())");
        jobs.runAll();
        assertEquals(before + 1, metrics.get("skillcert.digests.old").gauge().value());
    }

    @Test
    void an_invitation_issued_before_binds_and_the_holder_registers() throws SQLException {
        var code = code("registrar", registration);
        Rows.change(
                database,
                "update account_invitation set code_digest = '"
                        + new InvitationDigests(RotatedKeysResource.oldDigestKey()).of(InvitationCode.normalised(code))
                        + "' where code_digest = '" + invitations.of(InvitationCode.normalised(code)) + "'");
        var holder = aCandidate();
        Callers.as(holder)
                .body(Map.of("code", code))
                .post("/v1/account-binding")
                .then()
                .statusCode(200);
        register(holder, anOpenBatch(), applicant)
                .statusCode(201)
                .body("identification.registeredAs", equalTo("HOLDER"));
    }

    @Test
    void a_replaced_account_is_named_by_both_keys() throws Exception {
        var first = aCandidate();
        bind(first, "registrar", registration);
        var second = aCandidate();
        bind(second, "registrar", registration);
        var event = sent(second);
        assertEquals(old(), event.get("holderDigest").textValue());
        assertEquals(
                accounts.allOf(first),
                new ObjectMapper().convertValue(event.get("replacedAccountDigests"), List.class));
    }

    private JsonNode sent(String account) throws Exception {
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        var part = "\"accountDigest\":\"" + accounts.of(account) + "\"";
        var sent = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> broker.read("registration.events").stream()
                                .map(ConsumerRecord::value)
                                .filter(value -> value.contains(part))
                                .findFirst(),
                        Optional::isPresent);
        return new ObjectMapper().readTree(sent.orElseThrow());
    }

    /** Gives the person the digest by the old key, as if it had registered before the rotation. */
    private void makeOld() throws SQLException {
        Rows.change(database, "update person set holder_digest = '" + old() + "' where id = '" + person + "'");
    }

    private String old() {
        return new HolderDigests(RotatedKeysResource.oldDigestKey()).of(document());
    }

    private IdentityDocument document() {
        var holder = applicant.get("holder");
        return new IdentityDocument(
                IdentityDocument.Type.valueOf(holder.get("identityType").textValue()),
                holder.get("identityNumber").textValue());
    }

    private String one(String query) throws SQLException {
        return Rows.texts(database, query).get(0);
    }
}
