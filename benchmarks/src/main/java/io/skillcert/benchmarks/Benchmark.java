package io.skillcert.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** A benchmark of {@link Main}: its factory starts the servers and warms them up, and its rounds are measured. */
public interface Benchmark extends AutoCloseable {

    /** Measures once each of the things that are compared. */
    void round(Rounds measured) throws Exception;

    /** Writes the table of results. */
    void report(Rounds measured, Report report) throws Exception;

    @Override
    default void close() throws IOException, SQLException {}
}
