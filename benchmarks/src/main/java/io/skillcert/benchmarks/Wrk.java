package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Replica;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The load generator {@code wrk}: so many clients, each with one request at a time. */
final class Wrk {

    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final String FAILURES = "Non-2xx";
    private static final String SOCKET_ERRORS = "Socket errors";

    private final URI address;
    private final Path script;
    private final int clients;

    /**
     * @param lua makes the requests; {@code seed} is another number in each run, so that nothing is sent twice
     */
    Wrk(URI address, String lua, int clients) throws IOException {
        this.address = address;
        this.script = Report.temporary(".lua", lua);
        this.clients = clients;
    }

    /** The same request again and again. @param token empty: none */
    static Wrk same(URI address, String method, String body, String token, int clients) throws IOException {
        var lua =
                """
                wrk.method = "%s"
                wrk.body = [==[%s]==]
                wrk.headers["Content-Type"] = "application/json"
                %s
                """
                        .formatted(method, body, authorization(token));
        return new Wrk(address, lua, clients);
    }

    /** Returns the best run's answers a second. @param service that answers */
    double warmUp(int seconds, Replica service) throws Exception {
        return WarmUp.of(address.getPath(), List.of(service), () -> run(seconds));
    }

    private static String authorization(String token) {
        return token.isEmpty() ? "" : "wrk.headers[\"Authorization\"] = \"Bearer " + token + "\"";
    }

    /** Answered requests a second. @throws IOException if one was answered with another status than 2xx */
    double run(int seconds) throws IOException, InterruptedException {
        var lua = Report.temporary(
                ".lua", "seed = " + System.nanoTime() / 1_000 % 100_000_000 + "\n" + Files.readString(script));
        var output = Report.output(List.of(
                "wrk",
                "--threads",
                "1",
                "--connections",
                Integer.toString(clients),
                "--duration",
                seconds + "s",
                "--timeout",
                "30s",
                "--script",
                lua.toString(),
                address.toString()));
        Files.delete(lua);
        var perSecond = PER_SECOND.matcher(output);
        if (!perSecond.find() || output.contains(FAILURES) || output.contains(SOCKET_ERRORS)) {
            throw new IOException("wrk: " + output);
        }
        return Double.parseDouble(perSecond.group(1));
    }
}
