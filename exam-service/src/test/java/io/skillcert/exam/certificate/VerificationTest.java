package io.skillcert.exam.certificate;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.skillcert.localstack.testing.LocalStackResource;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verification by number and name, or of a credential with another library. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class VerificationTest extends CertificateFixture {

    @Test
    void a_wrong_name_and_an_unknown_number_get_the_same_answer() throws Exception {
        var number = issued(1).get(0);
        verified(number, NAME)
                .statusCode(200)
                .body("match", equalTo(true))
                .body("status", equalTo("VALID"))
                .body("level", equalTo(3))
                .body("issuedOn", equalTo("2025-08-11"));
        var unknown = number.substring(0, 16) + "999999";
        var wrongName = verified(number, "测试乙").statusCode(200).extract().asString();
        var unknownNumber = verified(unknown, NAME).statusCode(200).extract().asString();
        assertEquals("{\"number\":\"" + number + "\",\"match\":false}", wrongName);
        assertEquals(wrongName.replace(number, unknown), unknownNumber);
        verified("not a number", NAME).statusCode(400).body("violations.field", contains("number"));
    }

    @Test
    void names_can_not_be_guessed() throws Exception {
        var number = issued(1).get(0);
        for (int i = 0; i < 10; i++) {
            verified(number, "测试" + (char) (0x4E00 + i)).statusCode(200).body("match", equalTo(false));
        }
        verified(number, NAME)
                .statusCode(429)
                .header("Retry-After", "360")
                .body("type", equalTo("urn:skillcert:problem:too-many-requests"));
        as("partner.9")
                .body(Map.of("certificates", List.of(Map.of("number", number, "name", NAME))))
                .post("/v1/certificate-verifications/batches")
                .then()
                .body("certificates[0].match", equalTo(false))
                .body("certificates[0].tooManyNames", equalTo(true));
    }

    @Test
    void an_employer_verifies_up_to_1000_certificates_and_20_batches_per_hour() throws Exception {
        var number = issued(1).get(0);
        var thousand = new ArrayList<Map<String, String>>();
        for (int i = 0; i < 1000; i++) {
            thousand.add(Map.of(
                    "number",
                    number.substring(0, 16) + "%06d".formatted(900_000 + i),
                    "name",
                    "测试" + (char) (0x4E00 + i)));
        }
        thousand.set(0, Map.of("number", number, "name", NAME));
        var employer = "partner.7";
        as(employer)
                .body(Map.of("certificates", thousand))
                .post("/v1/certificate-verifications/batches")
                .then()
                .statusCode(200)
                .body("certificates.size()", equalTo(1000))
                .body("certificates[0].match", equalTo(true))
                .body("certificates[1].match", equalTo(false))
                .body("certificates[1]", not(hasKey("status")));
        thousand.add(thousand.get(0));
        as(employer)
                .body(Map.of("certificates", thousand))
                .post("/v1/certificate-verifications/batches")
                .then()
                .statusCode(400);
        var one = Map.of("certificates", thousand.subList(0, 1));
        for (int i = 0; i < 19; i++) {
            as(employer)
                    .body(one)
                    .post("/v1/certificate-verifications/batches")
                    .then()
                    .statusCode(200);
        }
        as(employer)
                .body(one)
                .post("/v1/certificate-verifications/batches")
                .then()
                .statusCode(429);
    }

    @Test
    void a_credential_is_verified_by_another_library_with_the_published_keys() throws Exception {
        var number = issued(1).get(0);
        var credential = verifiedJwt(
                copy(number, "CREDENTIAL").then().statusCode(200).extract().asString());
        var claims = credential.getJWTClaimsSet();
        assertEquals("vc+jwt", credential.getHeader().getType().toString());
        assertEquals(List.of("VerifiableCredential", "OpenBadgeCredential"), claims.getClaim("type"));
        assertEquals("urn:skillcert:certificate:" + number, claims.getClaim("id"));
        assertEquals("2025-08-10T16:00:00Z", claims.getClaim("validFrom"));
        var subject = claims.getJSONObjectClaim("credentialSubject");
        assertTrue(subject.toString().contains(NAME), subject.toString());
        assertTrue(subject.toString().contains("人工智能训练师"), subject.toString());
    }

    @Test
    void a_status_list_shows_which_credentials_are_revoked() throws Exception {
        var numbers = issued(2);
        var before = copy(numbers.get(0), "CREDENTIAL").asString();
        var other = copy(numbers.get(1), "CREDENTIAL").asString();
        assertEquals(false, isRevoked(before));
        changed(numbers.get(0), "REVOCATION", null);
        assertEquals(true, isRevoked(before));
        assertEquals(false, isRevoked(other));
    }

    @Test
    void the_page_of_the_qr_code_needs_no_token() {
        RestAssured.given()
                .get("/v1/verification-page")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body("html.body.form.size()", greaterThan(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "*", "text/html;q=x", "a=/b"})
    void an_accept_header_of_any_kind_is_no_failure(String header) {
        RestAssured.given()
                .header("Accept", header)
                .get("/v1/verification-page")
                .then()
                .statusCode(lessThan(500));
    }

    private static SignedJWT verifiedJwt(String compact) throws Exception {
        var jwt = SignedJWT.parse(compact);
        var published = RestAssured.given()
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(!published.contains("\"d\""), "a private key is published");
        var key = JWKSet.parse(published)
                .getKeyByKeyId(jwt.getHeader().getKeyID())
                .toECKey();
        assertTrue(jwt.verify(new ECDSAVerifier(key)), "the signature does not fit");
        return jwt;
    }

    /** Reads the bit of the credential in its status list, as a verifier does. */
    private static boolean isRevoked(String credential) throws Exception {
        var status = verifiedJwt(credential).getJWTClaimsSet().getJSONObjectClaim("credentialStatus");
        var address = java.net.URI.create((String) status.get("statusListCredential"));
        int index = Integer.parseInt((String) status.get("statusListIndex"));
        var list = verifiedJwt(RestAssured.given()
                .get(address.getPath())
                .then()
                .statusCode(200)
                .extract()
                .asString());
        var encoded = (String)
                list.getJWTClaimsSet().getJSONObjectClaim("credentialSubject").get("encodedList");
        var zipped = Base64.getUrlDecoder().decode(encoded.substring(1));
        var bits = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
        assertEquals(131_072 / 8, bits.length);
        return (bits[index / 8] >> (7 - index % 8) & 1) == 1;
    }
}
