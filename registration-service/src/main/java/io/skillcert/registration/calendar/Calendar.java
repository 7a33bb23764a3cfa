package io.skillcert.registration.calendar;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.CalendarFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads the calendar of working days (CAL-01): the years that are built in and those that an operator adds as files. */
@Singleton
class Calendar {

    @Produces
    @Startup
    @Singleton
    WorkingDays workingDays(@ConfigProperty(name = "skillcert.calendar.folder") Optional<Path> folder) {
        return CalendarFiles.load(folder);
    }
}
