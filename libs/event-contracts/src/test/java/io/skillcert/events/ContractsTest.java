package io.skillcert.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.events.exam.SittingCancelledV1;
import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.events.registration.PersonKeyV1;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.ClaimReminderDueV1;
import io.skillcert.events.subsidy.EntitlementAssessedV1;
import io.skillcert.events.subsidy.EntitlementExpiredV1;
import io.skillcert.events.subsidy.RecoveryStartedV1;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractsTest {

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(RegistrationConfirmedV1.TYPE, RegistrationConfirmedV1.class),
                Arguments.of(RegistrationCancelledV1.TYPE, RegistrationCancelledV1.class),
                Arguments.of(HolderAccountBoundV1.TYPE, HolderAccountBoundV1.class),
                Arguments.of(PersonCorrectedV1.TYPE, PersonCorrectedV1.class),
                Arguments.of(PersonForgottenV1.TYPE, PersonForgottenV1.class),
                Arguments.of(AccessRequestedV1.TYPE, AccessRequestedV1.class),
                Arguments.of(AccessPartV1.TYPE, AccessPartV1.class),
                Arguments.of(PersonKeyV1.TYPE, PersonKeyV1.class),
                Arguments.of(TrainingEnrolledV1.TYPE, TrainingEnrolledV1.class),
                Arguments.of(SeatsAssignedV1.TYPE, SeatsAssignedV1.class),
                Arguments.of(SittingCancelledV1.TYPE, SittingCancelledV1.class),
                Arguments.of(ResultPublishedV1.TYPE, ResultPublishedV1.class),
                Arguments.of(ResultCorrectedV1.TYPE, ResultCorrectedV1.class),
                Arguments.of(CertificateIssuedV1.TYPE, CertificateIssuedV1.class),
                Arguments.of(CertificateReissuedV1.TYPE, CertificateReissuedV1.class),
                Arguments.of(CertificateRevokedV1.TYPE, CertificateRevokedV1.class),
                Arguments.of(EntitlementAssessedV1.TYPE, EntitlementAssessedV1.class),
                Arguments.of(ClaimDecidedV1.TYPE, ClaimDecidedV1.class),
                Arguments.of(SubsidyPaidV1.TYPE, SubsidyPaidV1.class),
                Arguments.of(SubsidyReturnedV1.TYPE, SubsidyReturnedV1.class),
                Arguments.of(RecoveryStartedV1.TYPE, RecoveryStartedV1.class),
                Arguments.of(ClaimReminderDueV1.TYPE, ClaimReminderDueV1.class),
                Arguments.of(EntitlementExpiredV1.TYPE, EntitlementExpiredV1.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_golden_event_reads_and_writes_back_the_same(String type, Class<?> event) throws Exception {
        var golden = resource("golden", type);
        assertEquals(golden, json.valueToTree(json.treeToValue(golden, event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_golden_event_fits_its_schema_and_one_without_a_field_does_not(String type, Class<?> event)
            throws Exception {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource("schemas", type));
        var golden = (ObjectNode) resource("golden", type);
        assertTrue(
                schema.validate(golden).isEmpty(), () -> schema.validate(golden).toString());
        golden.remove("personId");
        assertEquals(1, schema.validate(golden).size());
        assertThrows(JsonMappingException.class, () -> json.treeToValue(golden, event));
    }

    @ParameterizedTest
    @ValueSource(strings = {ResultPublishedV1.TYPE, ResultCorrectedV1.TYPE})
    void a_result_from_before_rule_codes_were_added_fits_the_schema_and_reads_without_them(String type)
            throws Exception {
        var earlier = (ObjectNode) resource("golden", type);
        earlier.remove("ruleCodes");
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource("schemas", type));
        assertTrue(schema.validate(earlier).isEmpty());
        var event = type.equals(ResultPublishedV1.TYPE) ? ResultPublishedV1.class : ResultCorrectedV1.class;
        assertEquals(earlier, json.valueToTree(json.treeToValue(earlier, event)));
    }

    @ParameterizedTest
    @ValueSource(classes = {CertificateIssuedV1.class, CertificateReissuedV1.class})
    void a_certificate_from_before_names_and_accounts_were_added_reads_without_them(Class<?> event) throws Exception {
        var type = (String) event.getField("TYPE").get(null);
        var earlier = (ObjectNode) resource("golden", type);
        earlier.remove("encryptedName");
        earlier.remove("actingAccounts");
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource("schemas", type));
        assertTrue(schema.validate(earlier).isEmpty());
        assertEquals(earlier, json.valueToTree(json.treeToValue(earlier, event)));
    }

    /** io.skillcert.exam.result-published.v1 stands in exam/result-published.v1.json. */
    private JsonNode resource(String folder, String type) throws IOException {
        var parts = type.split("\\.", 4);
        var path = "/" + folder + "/" + parts[2] + "/" + parts[3] + ".json";
        try (var in = getClass().getResourceAsStream(path)) {
            return json.readTree(in);
        }
    }
}
