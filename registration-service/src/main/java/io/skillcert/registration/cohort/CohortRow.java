package io.skillcert.registration.cohort;

import io.skillcert.http.problem.Violation;
import java.util.List;
import java.util.Map;

/**
 * A row of a cohort's file.
 *
 * @param number as a spreadsheet shows it: the header is row 1
 * @param cells the cells that are not blank
 * @param violations by column: what is wrong with cells that can't be stored as they are; such a row is never registered
 */
record CohortRow(int number, Map<CohortColumn, String> cells, List<Violation> violations) {}
