package io.skillcert.exam.calendar;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.skillcert.localstack.testing.LocalStackResource;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The limits of a replica: concurrent requests, connections and the size of bodies. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class LoadSheddingTest {

    private static final String DAYS = "/v1/working-days?from=2025-09-26&count=5";
    private static final String GET = "GET " + DAYS + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: %s\r\n\r\n";
    /** A request whose body never arrives, so it is served as long as its connection is open. */
    private static final String HALF_A_POST = "POST /v1/certificate-verifications HTTP/1.1\r\nHost: localhost\r\n"
            + "X-Forwarded-For: %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    @TestHTTPResource(management = true)
    URI management;

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Test
    void a_request_above_the_limit_is_refused_while_health_checks_are_answered() throws Exception {
        var running = new ArrayList<Socket>();
        try {
            int limit = ConfigProvider.getConfig().getValue("skillcert.max-requests", int.class);
            for (int i = 0; i < limit; i++) {
                running.add(sending(HALF_A_POST));
            }
            // Requests of other tests that were served meanwhile have kept some of these out.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> answer() == 503 || !running.add(sending(HALF_A_POST)));
            var served = new ArrayList<Socket>();
            for (var socket : running) {
                if (socket.getInputStream().available() == 0) {
                    served.add(socket);
                }
            }
            open().get(DAYS)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:skillcert:problem:overloaded"));
            open().get(management.resolve("/q/health/live")).then().statusCode(200);
            open().get(management.resolve("/q/metrics"))
                    .then()
                    .statusCode(200)
                    .body(containsString("uri=\"/overloaded\""));
            for (var socket : served) {
                assertEquals(0, socket.getInputStream().available(), "is still being served");
            }
        } finally {
            closeAll(running);
        }
        awaitAnswer(200);
        open().get(management.resolve("/q/metrics")).then().body(not(containsString("uri=\"/v1/working-days?")));
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_sent() throws Exception {
        try (var socket = sending(HALF_A_POST.replace("Content-Length: 100", "Content-Length: 999999999"))) {
            socket.setSoTimeout(10_000);
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer, startsWith("HTTP/1.1 413 "));
            assertThat(answer, containsString("urn:skillcert:problem:body-too-large"));
        }
    }

    @Test
    void a_connection_above_the_limit_is_closed_and_the_others_are_served() throws Exception {
        int limit = ConfigProvider.getConfig().getValue("quarkus.http.limits.max-connections", int.class);
        var open = new ArrayList<Socket>();
        try {
            while (!isClosedOrAdd(open)) {
                assertTrue(open.size() <= limit, "more connections than the limit are open");
            }
            send(open.get(0), GET);
            assertThat(answer(open.get(0)), startsWith("HTTP/1.1 200 "));
        } finally {
            closeAll(open);
        }
        awaitAnswer(200);
    }

    /** A request from a new address on a connection of its own. */
    private static RequestSpecification open() {
        return given().header("X-Forwarded-For", address()).header("Connection", "close");
    }

    /** A new address, so that the limit per address is not reached. */
    private static String address() {
        return "2001:db8:0:%x::1".formatted(ADDRESSES.incrementAndGet());
    }

    private static Socket sending(String text) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        send(socket, text);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.formatted(address()).getBytes(StandardCharsets.US_ASCII));
    }

    /** Opens a connection with a request; adds it to the open ones unless the server closes it. */
    private static boolean isClosedOrAdd(List<Socket> open) throws IOException {
        var socket = sending(GET);
        try {
            if (answer(socket).isEmpty()) {
                socket.close();
                return true;
            }
        } catch (SocketException e) {
            socket.close(); // reset by the server
            return true;
        }
        open.add(socket);
        return false;
    }

    /** The answer on a connection that stays open: headers and a JSON object. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        var answer = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next != -1 && next != '}') {
            answer.append((char) next);
            next = socket.getInputStream().read();
        }
        return answer.toString();
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static void awaitAnswer(int status) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> answer() == status);
    }

    private static int answer() {
        try {
            return open().get(DAYS).statusCode();
        } catch (Exception e) {
            return 0; // the connection was refused
        }
    }
}
