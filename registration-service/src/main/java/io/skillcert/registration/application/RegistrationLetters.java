package io.skillcert.registration.application;

import java.util.List;

/** Writes letters about decisions on registrations. The letter feature implements it. */
public interface RegistrationLetters {

    /**
     * Writes a letter about the latest status of each registration, in the transaction that has changed it.
     *
     * @param registrations that are accepted for review, returned, approved or refused, locked or new
     */
    void write(List<Registration> registrations);

    default void write(Registration registration) {
        write(List.of(registration));
    }
}
