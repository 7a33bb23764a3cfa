package io.skillcert.exam.calendar;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.CalendarFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The announced working days (CAL-01): those shipped, and the years an operator adds as files. */
@Singleton
class Calendar {

    @Produces
    @Startup
    @Singleton
    WorkingDays workingDays(@ConfigProperty(name = "skillcert.calendar.folder") Optional<Path> folder) {
        return CalendarFiles.load(folder);
    }
}
