package io.skillcert.exam.calendar;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.skillcert.localstack.testing.LocalStackResource;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One replica serves so many requests at once, and closes connections beyond its limit. */
@QuarkusTest
@TestProfile(TightLimits.class)
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class LoadSheddingTest {

    private static final String DAYS = "/v1/working-days?from=2025-09-26&count=5";
    private static final String GET = "GET " + DAYS + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: %s\r\n\r\n";
    private static final String HALF_A_POST = "POST /v1/certificate-verifications HTTP/1.1\r\nHost: localhost\r\n"
            + "X-Forwarded-For: %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Test
    void a_third_request_is_told_to_come_back_while_health_answers_and_is_served_afterwards() throws Exception {
        try (var first = halfARequest();
                var second = halfARequest()) {
            awaitAnswer(503);
            open().get(DAYS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:skillcert:problem:overloaded"));
            open().get("/q/health/live").then().statusCode(200);
            open().get("/q/metrics").then().statusCode(200).body(containsString("uri=\"/overloaded\""));
            assertEquals(
                    0,
                    first.getInputStream().available() + second.getInputStream().available(),
                    "served no longer");
        }
        awaitAnswer(200);
        open().get("/q/metrics").then().body(not(containsString("uri=\"/v1/working-days?")));
    }

    @Test
    void a_body_beyond_the_servers_limit_is_refused_before_it_is_sent() throws Exception {
        try (var socket = sending(HALF_A_POST.replace("Content-Length: 100", "Content-Length: 999999999"))) {
            socket.setSoTimeout(10_000);
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer, startsWith("HTTP/1.1 413 "));
            assertThat(answer, containsString("urn:skillcert:problem:body-too-large"));
        }
    }

    @Test
    void a_connection_too_many_is_closed_and_the_others_go_on() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (int i = 0; i < TightLimits.CONNECTIONS; i++) {
                open.add(answered());
            }
            try (var tooMany = sending(GET)) {
                tooMany.setSoTimeout(10_000);
                assertEquals(-1, tooMany.getInputStream().read());
            }
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
        awaitAnswer(200);
    }

    /** Its connection ends with it. */
    private static RequestSpecification open() {
        return given().header("X-Forwarded-For", address()).header("Connection", "close");
    }

    /** One that has not asked before, so that none has asked too often. */
    private static String address() {
        return "2001:db8:0:%x::1".formatted(ADDRESSES.incrementAndGet());
    }

    /** Its body never comes, so it is served for as long as its connection is open. */
    private static Socket halfARequest() throws IOException {
        return sending(HALF_A_POST);
    }

    /** Stays open for the next request. */
    private static Socket answered() throws IOException {
        var socket = sending(GET);
        assertEquals('H', socket.getInputStream().read());
        return socket;
    }

    private static Socket sending(String text) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream().write(text.formatted(address()).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void awaitAnswer(int status) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> answer() == status);
    }

    private static int answer() {
        try {
            return open().get(DAYS).statusCode();
        } catch (Exception e) {
            return 0; // closed by the limit on connections
        }
    }
}
