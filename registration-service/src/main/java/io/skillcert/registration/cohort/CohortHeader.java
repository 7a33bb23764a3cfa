package io.skillcert.registration.cohort;

import io.skillcert.http.problem.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The first row of a cohort's file. */
final class CohortHeader {

    static final int MAX_COLUMNS = 50;

    private static final Set<CohortColumn> REQUIRED =
            EnumSet.of(CohortColumn.NAME, CohortColumn.IDENTITY_NUMBER, CohortColumn.LEVEL);
    /** The columns that the file of errors adds; they are ignored, so that the corrected file can be uploaded as it is. */
    private static final Set<String> ERROR_COLUMNS = Set.of("row", "result", "problems");

    private static final Pattern SEPARATOR = Pattern.compile("[;\\t]");
    /** The headers that are echoed; anything else could be a value of a file without a header. */
    private static final Pattern ECHOED = Pattern.compile("[\\p{L}_ -]{1,40}");

    private final List<Optional<CohortColumn>> columns;

    private CohortHeader(List<Optional<CohortColumn>> columns) {
        this.columns = columns;
    }

    int size() {
        return columns.size();
    }

    /** The column at a position; empty if its cells are ignored. */
    Optional<CohortColumn> at(int position) {
        return columns.get(position);
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 if it does not name the columns */
    static CohortHeader of(List<String> firstRow) {
        var names = withoutBlankEnd(firstRow);
        if (names.size() > MAX_COLUMNS) {
            throw Violations.single("body", "has more than {0} columns", MAX_COLUMNS);
        }
        if (names.size() == 1 && SEPARATOR.matcher(names.get(0)).find()) {
            throw Violations.single("body", "must have commas between its columns");
        }
        if (names.stream().allMatch(name -> CohortColumn.ofHeader(name).isEmpty())) {
            throw Violations.single("body", "must name its columns in the first row; known are {0}", known());
        }
        var columns = new ArrayList<Optional<CohortColumn>>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var column = CohortColumn.ofHeader(name);
            if (column.isEmpty() && !ERROR_COLUMNS.contains(name)) {
                throw unknown(i + 1, name);
            }
            if (column.isPresent() && columns.contains(column)) {
                throw Violations.single("body", "names the column {0} twice", name);
            }
            columns.add(column);
        }
        REQUIRED.stream()
                .filter(required -> !columns.contains(Optional.of(required)))
                .findFirst()
                .ifPresent(missing -> {
                    throw Violations.single("body", "lacks the column {0}", missing.header());
                });
        return new CohortHeader(columns);
    }

    private static List<String> withoutBlankEnd(List<String> names) {
        int size = names.size();
        while (size > 0 && names.get(size - 1).isEmpty()) {
            size--;
        }
        return names.subList(0, size);
    }

    private static RuntimeException unknown(int position, String name) {
        return ECHOED.matcher(name).matches()
                ? Violations.single("body", "has the unknown column {0} ({1}); known are {2}", position, name, known())
                : Violations.single("body", "has an unknown column at position {0}; known are {1}", position, known());
    }

    private static String known() {
        return Arrays.stream(CohortColumn.values()).map(CohortColumn::header).collect(Collectors.joining(", "));
    }
}
