package io.skillcert.subsidy.calendar;

import io.quarkus.runtime.Startup;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.CalendarFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Provides the working-day calendar (CAL-01): the years that are shipped and the ones an operator adds as files. */
@Singleton
class Calendar {

    @Produces
    @Startup
    @Singleton
    WorkingDays workingDays(@ConfigProperty(name = "skillcert.calendar.folder") Optional<Path> folder) {
        return CalendarFiles.load(folder);
    }
}
