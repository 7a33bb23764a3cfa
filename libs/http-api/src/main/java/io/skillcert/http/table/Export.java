package io.skillcert.http.table;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Exports lists as CSV. */
public final class Export {

    private static final int MAX_DAYS = 31;

    /** The most rows of an export; a shorter period has fewer. */
    private static final int MAX_ROWS = 100_000;

    private Export() {}

    /** The first and the last day of a list. */
    public record Days(LocalDate from, LocalDate to) {

        /** The requested days; by default all until today. */
        public static Days of(LocalDate from, LocalDate to, LocalDate today) {
            return checked(
                    Optional.ofNullable(from).orElse(LocalDate.EPOCH),
                    Optional.ofNullable(to).orElse(today),
                    false);
        }

        /**
         * The requested days of an export; by default today.
         *
         * @throws io.skillcert.http.problem.ProblemException 400 if they are more than a month
         */
        public static Days ofExport(LocalDate from, LocalDate to, LocalDate today) {
            var last = Optional.ofNullable(to).orElse(today);
            return checked(Optional.ofNullable(from).orElse(last), last, true);
        }

        private static Days checked(LocalDate from, LocalDate to, boolean export) {
            new Violations()
                    .addIf(to.isBefore(from), "to", "is before from")
                    .addIf(export && to.isAfter(from.plusDays(MAX_DAYS)), "to", "is more than {0} days later", MAX_DAYS)
                    .throwIfAny();
            return new Days(from, to);
        }

        public Instant begin() {
            return from.atStartOfDay(BusinessClock.ZONE).toInstant();
        }

        /** The moment after the last day. */
        public Instant end() {
            return to.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        }
    }

    /**
     * A file of all pages.
     *
     * @param pages reads up to one item more than the page holds
     * @throws io.skillcert.http.problem.ProblemException 400 if there are too many rows
     */
    public static <R extends Record> Response csv(
            String name, Class<R> type, Function<PageRequest, List<R>> pages, Function<R, UUID> key) {
        var rows = new ArrayList<R>();
        UUID after = null;
        do {
            var page = PageRequest.of(Page.MAX_LIMIT * 10, after);
            var found = pages.apply(page);
            rows.addAll(found.subList(0, Math.min(found.size(), page.limit())));
            after = found.size() > page.limit() ? key.apply(rows.get(rows.size() - 1)) : null;
            if (rows.size() > MAX_ROWS) {
                throw Violations.single("to", "has more than {0} rows since from; export a shorter period", MAX_ROWS);
            }
        } while (after != null);
        return Response.ok(CsvTable.write(type, rows), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }
}
