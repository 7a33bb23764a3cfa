package io.skillcert.exam.certificate;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
    void wrong_names_are_limited_by_address_and_a_right_one_is_still_answered() throws Exception {
        var number = issued(1).get(0);
        for (int i = 0; i < 20; i++) {
            from("198.51.100.7", number, "测试" + (char) (0x4E00 + i))
                    .statusCode(200)
                    .body("match", equalTo(false));
        }
        from("198.51.100.7", number, "测试乙")
                .statusCode(429)
                .header("Retry-After", "180")
                .body("type", equalTo("urn:skillcert:problem:too-many-requests"));
        from("198.51.100.7", number, NAME).statusCode(200).body("match", equalTo(true));
        from("198.51.100.8", number, "测试乙").statusCode(200).body("match", equalTo(false));
        verified(number, NAME).body("match", equalTo(true));
        assertEquals(
                List.of("1"),
                Rows.texts(
                        database,
                        "select count(*) from audit_entry where act = 'lookup-limit-reached'"
                                + " and subject_type = 'client-address'"));
        assertEquals(
                List.of(), Rows.texts(database, "select source from failed_lookup where source like '%198.51.100%'"));
    }

    @Test
    void one_name_can_not_be_tried_with_all_numbers() throws Exception {
        var number = issued(1).get(0);
        from("2001:db8:5:1000::1", number, "测试乙").body("match", equalTo(false));
        multiplyFailures(199);
        from("2001:db8:5:1000::2", number, NAME).statusCode(429).header("Retry-After", "3600");
        from("2001:db8:5:1001::1", number, NAME).statusCode(200);
        multiplyFailures(1000);
        from("2001:db8:5:1001::1", number, NAME).statusCode(429);
        from("2001:db8:5:1100::1", number, NAME).statusCode(200).body("match", equalTo(true));
    }

    @Test
    void the_code_in_the_qr_code_verifies_the_certificate_without_its_name() throws Exception {
        var number = issued(1).get(0);
        var code = Rows.texts(database, "select code from certificate where number = '" + number + "'")
                .get(0);
        code(number, code)
                .statusCode(200)
                .body("match", equalTo(true))
                .body("maskedName", equalTo("测*甲"))
                .body("status", equalTo("VALID"));
        code(number, code.substring(1) + "A")
                .statusCode(200)
                .body("match", equalTo(false))
                .body("$", not(hasKey("status")));
        assertEquals(22, code.length());
    }

    @Test
    void an_employer_verifies_up_to_1000_certificates_until_500_names_an_hour_are_wrong() throws Exception {
        var number = issued(1).get(0);
        var thousand = new ArrayList<Map<String, String>>();
        for (int i = 0; i < 1000; i++) {
            thousand.add(Map.of("number", number, "name", NAME));
        }
        batch(thousand).statusCode(200).body("certificates.size()", equalTo(1000));
        for (int i = 1; i <= 500; i++) {
            thousand.set(i, Map.of("number", number.substring(0, 16) + "%06d".formatted(900_000 + i), "name", "测试"));
        }
        batch(thousand)
                .statusCode(200)
                .body("certificates[0].match", equalTo(true))
                .body("certificates[1].match", equalTo(false))
                .body("certificates[1]", not(hasKey("status")));
        batch(thousand.subList(0, 1)).statusCode(429);
        thousand.add(thousand.get(0));
        batch(thousand).statusCode(400);
    }

    @Test
    void parallel_batches_of_an_employer_guess_no_more_than_one_batch() throws Exception {
        var number = issued(1).get(0);
        var guesses = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> Map.of("number", number.substring(0, 16) + "%06d".formatted(800_000 + i), "name", "测试"))
                .toList();
        var callers = Executors.newFixedThreadPool(8);
        var answers = callers.invokeAll(Collections.nCopies(16, (Callable<Integer>)
                () -> batch("partner.8", guesses).extract().statusCode()));
        callers.shutdown();
        int verified = 0;
        for (var answer : answers) {
            verified += answer.get() == 200 ? 1 : 0;
        }
        assertEquals(1, verified);
        batch("partner.8", guesses.subList(0, 1)).statusCode(429).header("Retry-After", "3600");
    }

    /** Adds so many failures of the source that failed last. */
    private void multiplyFailures(int count) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into failed_lookup (id, source, network, subject, failed_at)"
                    + " select gen_random_uuid(), source, network, subject, failed_at from generate_series(1, " + count
                    + "), (select * from failed_lookup order by failed_at desc limit 1) last");
        }
    }

    private static ValidatableResponse batch(List<Map<String, String>> certificates) {
        return batch("partner.7", certificates);
    }

    private static ValidatableResponse batch(String account, List<Map<String, String>> certificates) {
        return as(account)
                .body(Map.of("certificates", certificates))
                .post("/v1/certificate-verifications/batches")
                .then();
    }

    private static ValidatableResponse from(String address, String number, String name) {
        return RestAssured.given()
                .header("X-Forwarded-For", address)
                .contentType("application/json")
                .body(Map.of("number", number, "name", name))
                .post("/v1/certificate-verifications")
                .then();
    }

    private static ValidatableResponse code(String number, String code) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("number", number, "code", code))
                .post("/v1/certificate-verifications/codes")
                .then();
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
                .body("html.body.main.form.size()", greaterThan(0));
    }

    @Test
    void the_page_says_without_javascript_what_the_certificate_certifies_and_its_status() throws Exception {
        var number = issued(1).get(0);
        var valid = posted(Map.of("number", number, "name", NAME));
        Files.createDirectories(Path.of("target/pages"));
        Files.writeString(Path.of("target/pages/verification.html"), valid);
        assertTrue(valid.contains("证书有效"), valid);
        assertTrue(valid.contains("证书" + number + "证明"), valid);
        assertTrue(valid.contains("人工智能训练师") && valid.contains("2025-08-11"), valid);
        assertTrue(!valid.contains(NAME), "the name is not masked");
        var none = posted(Map.of("number", number, "name", "测试丙"));
        assertTrue(none.contains("没有相符的证书"), none);
        assertTrue(none.contains("value=\"" + number + "\"") && none.contains("value=\"测试丙\""), none);
        changed(number, "REVOCATION", null);
        assertTrue(posted(Map.of("number", number, "name", NAME)).contains("证书已撤销"));
    }

    @Test
    void the_page_has_the_language_that_its_address_names_or_else_that_of_the_browser() throws Exception {
        var number = issued(1).get(0);
        var english = posted("?lang=en", Map.of("number", number, "name", NAME));
        assertTrue(english.contains("lang=\"en\"") && english.contains("The certificate is valid"), english);
        assertTrue(english.contains("action=\"verification-page?lang=en\""), english);
        assertTrue(english.contains("AI trainer (4-04-05-05) at level 3 (senior worker)"), english);
        assertFalse(english.contains("证书有效") || english.contains("验证"), english);
        assertFalse(posted(Map.of("number", number, "name", NAME)).contains("The certificate is valid"));
        page("en-GB", "").body(containsString("Verify a certificate")).header("Content-Language", "en");
        page("en-GB", "?lang=zh").body(containsString("证书验证")).header("Content-Language", "zh-CN");
        page("zh-CN", "?lang=en").body(containsString("Verify a certificate"));
        page("zh-CN", "?lang=fr").statusCode(400).body("violations.field", contains("lang"));
    }

    private static ValidatableResponse page(String preferred, String query) {
        return RestAssured.given()
                .header("Accept-Language", preferred)
                .get("/v1/verification-page" + query)
                .then();
    }

    @Test
    void the_page_refuses_a_form_without_name_or_with_a_number_that_is_none() {
        RestAssured.given()
                .formParam("number", "S000044030001253000001")
                .post("/v1/verification-page")
                .then()
                .statusCode(400);
        RestAssured.given()
                .formParam("number", "<script>")
                .formParam("name", NAME)
                .post("/v1/verification-page")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_browser_gets_the_page_with_the_form_as_sent_and_what_is_wrong_at_its_field() {
        var wrong = refused("zh-CN", "", Map.of("number", "S0000<b>", "name", "测试\"甲"), 400);
        assertTrue(wrong.contains("填写的内容不完整或有误"), wrong);
        assertTrue(wrong.contains("value=\"S0000&lt;b&gt;\"") && wrong.contains("value=\"测试&quot;甲\""), wrong);
        assertTrue(wrong.contains("id=\"number-error\">编号：不是证书编号"), wrong);
        assertTrue(wrong.contains("id=\"name-error\">姓名：须为1至100个字母或汉字的姓名"), wrong);
        var english = refused("zh-CN", "?lang=en", Map.of("number", "S000044030001253000001"), 400);
        assertTrue(english.contains("The form is incomplete or wrong"), english);
        assertTrue(english.contains("id=\"name-error\">Name: is missing; state the name"), english);
        assertTrue(english.contains("value=\"S000044030001253000001\""), english);
        assertFalse(english.contains("number-error"), english);
        var code = Map.of("number", "S000044030001253000001", "code", "x".repeat(101));
        assertTrue(refused("zh-CN", "", code, 400).contains("请重新扫描，或填写编号和姓名。"));
    }

    @Test
    void a_browser_that_has_guessed_too_often_reads_in_the_page_when_to_try_again() throws Exception {
        var number = issued(1).get(0);
        from("198.51.100.40", number, "测试乙").statusCode(200);
        multiplyFailures(200);
        var limited = refused("zh-CN", "", Map.of("number", number, "name", NAME), 429);
        assertTrue(limited.contains("请在60分钟后重试。"), limited);
        assertTrue(
                refused("en", "", Map.of("number", number, "name", NAME), 429).contains("Try again in 60 minutes."));
    }

    private static String refused(String language, String query, Map<String, String> form, int status) {
        var answer = RestAssured.given()
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", language)
                .header("X-Forwarded-For", "198.51.100.40")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post("/v1/verification-page" + query);
        answer.then().statusCode(status).contentType("text/html").header("Cache-Control", "no-store");
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=%zz",
                "number=%",
                "%=%",
                "number=S000044030001253000001&name=%00",
                "{\"number\": \"100%\", \"name\": \"&&=\"}",
                "=&=&=",
                "number"
            })
    void a_form_that_is_none_is_no_failure(String form) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/verification-page"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(400, answer.statusCode(), answer.body());
    }

    private static String posted(Map<String, String> form) {
        return posted("", form);
    }

    private static String posted(String query, Map<String, String> form) {
        var answer = RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post("/v1/verification-page" + query);
        answer.then().statusCode(200).contentType("text/html").header("Cache-Control", "no-store");
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
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
