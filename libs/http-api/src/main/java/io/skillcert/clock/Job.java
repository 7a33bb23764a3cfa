package io.skillcert.clock;

import java.time.LocalDate;

/**
 * Something that falls due by the calendar, done portion by portion. Idempotent: run twice on a day, it does nothing
 * the second time.
 */
public interface Job {

    /** A verb phrase for logs and the sandbox, such as {@code lapse-unpaid-registrations}. */
    String name();

    /** One portion, in a transaction of its own. Returns whether more may be due. */
    boolean run(LocalDate today);
}
