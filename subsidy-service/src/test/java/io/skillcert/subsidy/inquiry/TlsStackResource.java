package io.skillcert.subsidy.inquiry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.skillcert.localstack.server.SelfSignedCertificate;
import io.skillcert.localstack.testing.LocalStackResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A stack in which the service, the issuer and the registries speak TLS with self-signed certificates. */
public class TlsStackResource extends LocalStackResource {

    static final String CERTIFICATE_PROPERTY = "skillcert.test.certificate";

    /** The addresses of a receiver of webhooks whose certificate the service trusts, and of another one. */
    static final String TRUSTED_RECEIVER_PROPERTY = "skillcert.test.receiver.trusted";

    static final String UNKNOWN_RECEIVER_PROPERTY = "skillcert.test.receiver.unknown";

    private final List<HttpsServer> servers = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        var settings = super.start();
        try {
            var directory = Files.createTempDirectory("skillcert-tls-");
            var trusted = SelfSignedCertificate.create(directory, "trusted");
            var unknown = SelfSignedCertificate.create(directory, "unknown");
            System.setProperty(CERTIFICATE_PROPERTY, trusted.pem().toString());
            settings.put(
                    "quarkus.tls.https.key-store.p12.path", trusted.keyStore().toString());
            settings.put("quarkus.tls.https.key-store.p12.password", SelfSignedCertificate.PASSWORD);
            settings.put("quarkus.http.tls-configuration-name", "https");
            settings.put("quarkus.http.insecure-requests", "disabled");
            settings.put("quarkus.http.test-ssl-port", "0");
            demandTls(settings.get("quarkus.datasource.jdbc.url"), trusted);
            settings.merge(
                    "quarkus.datasource.jdbc.url", "?sslmode=verify-full&sslrootcert=" + trusted.pem(), String::concat);
            trust(settings, "registers", trusted.pem());
            trust(settings, "issuer", trusted.pem());
            trust(settings, "webhooks", trusted.pem());
            receive(TRUSTED_RECEIVER_PROPERTY, trusted.context());
            receive(UNKNOWN_RECEIVER_PROPERTY, unknown.context());
            settings.put("quarkus.oidc.tls.tls-configuration-name", "issuer");
            var issuer = URI.create(settings.get("quarkus.oidc.auth-server-url"));
            var proxy = serve(trusted.context(), exchange -> forward(issuer, exchange));
            settings.put(
                    "quarkus.oidc.auth-server-url",
                    proxy.resolve(issuer.getPath()).toString());
            settings.put(
                    "skillcert.registers.household",
                    serve(trusted.context(), TlsStackResource::confirm).toString());
            settings.put(
                    "skillcert.registers.graduates",
                    serve(unknown.context(), TlsStackResource::confirm).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    /** Gives the database a certificate and makes it refuse connections without TLS. */
    private static void demandTls(String url, SelfSignedCertificate certificate)
            throws IOException, GeneralSecurityException, SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "any");
                var statement = connection.createStatement();
                var found = statement.executeQuery("show data_directory")) {
            found.next();
            var directory = found.getString(1);
            write(connection, directory + "/server.crt", Files.readString(certificate.pem()));
            write(connection, directory + "/server.key", certificate.privateKey());
            write(connection, directory + "/pg_hba.conf", "local all all trust\nhostssl all all all trust");
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Writes a file as the user of the database, which alone may read it. */
    private static void write(Connection connection, String file, String content) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var line : content.lines().toList()) {
                statement.execute("copy (select '%s') to program 'cat >> %s.new'".formatted(line, file));
            }
            statement.execute("copy (select 1) to program 'chmod 600 %1$s.new && mv %1$s.new %1$s'".formatted(file));
        }
    }

    private static void trust(Map<String, String> settings, String name, Path certificate) {
        settings.put("quarkus.tls." + name + ".trust-store.pem.certs", certificate.toString());
    }

    private URI serve(SSLContext context, HttpHandler handler) throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", handler);
        server.start();
        servers.add(server);
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/");
    }

    private void receive(String property, SSLContext context) throws IOException {
        System.setProperty(property, serve(context, TlsStackResource::confirm).toString());
    }

    private static void confirm(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        send(exchange, "{\"holds\": true}");
    }

    /** Forwards to the issuer; the address of its keys becomes one of this proxy. */
    private static void forward(URI issuer, HttpExchange exchange) throws IOException {
        try (var answer =
                issuer.resolve(exchange.getRequestURI().toString()).toURL().openStream()) {
            var text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            var own = "https://" + exchange.getRequestHeaders().getFirst("Host");
            send(exchange, text.replaceAll("(\"jwks_uri\"\\s*:\\s*\")http://[^/]+", "$1" + own));
        }
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void stop() {
        servers.forEach(server -> server.stop(0));
        super.stop();
    }
}
