package io.skillcert.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Has a database log the statements of some requests. @param file the log of the server */
record StatementLog(Path file, Database database) {

    @FunctionalInterface
    interface Requests {
        void send() throws Exception;
    }

    /** Sends requests and returns what the database has logged meanwhile, with every statement and its parameters. */
    String of(Requests requests) throws Exception {
        log("all");
        int before = Files.readString(file).length();
        requests.send();
        log("none");
        return Files.readString(file).substring(before);
    }

    private void log(String statements) throws Exception {
        database.execute(
                "alter system set log_statement = '" + statements + "'",
                "alter system set log_line_prefix = '%p '",
                "select pg_reload_conf()");
        TimeUnit.SECONDS.sleep(1); // connections read the setting soon
    }
}
