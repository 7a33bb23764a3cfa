package io.skillcert.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The load generator {@code wrk}: so many clients, each with one request at a time. */
final class Wrk {

    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final int WARM_UPS = 16;
    private static final double FASTER = 1.03;
    private static final int TWICE = 2;
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

    /**
     * Runs until it has got no faster twice in a row: the JVM compiles for minutes where there are two processors, and
     * one run may be slow for another reason.
     *
     * @return the best run's requests a second
     */
    double warmUp(int seconds) throws IOException, InterruptedException {
        double best = 0;
        int noFaster = 0;
        for (int i = 1; i <= WARM_UPS && noFaster < TWICE; i++) {
            var now = run(seconds);
            System.out.printf(
                    "  warming up %s, %d of at most %d: %.0f a second%n", address.getPath(), i, WARM_UPS, now);
            noFaster = now < best * FASTER ? noFaster + 1 : 0;
            best = Math.max(best, now);
        }
        return best;
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
