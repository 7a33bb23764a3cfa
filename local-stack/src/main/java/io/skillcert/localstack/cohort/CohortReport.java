package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The outcome of each candidate of a cohort and the totals; written as JSON by {@code --report}. */
public record CohortReport(List<Row> rows, Totals totals, Seconds seconds) {

    /** The outcome of one row; the fields of steps that it has not reached are null. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    public static final class Row {
        @JsonProperty
        final int row;

        String registration;
        List<String> reasons = List.of();
        List<String> routes = List.of();
        String outcome;
        Map<String, String> subjects = Map.of();
        List<String> resit = List.of();
        String certificateNumber;
        String subsidy;
        String amount;
        String claim;

        /** The rules that the subsidy decision has not met; they are printed in the table only. */
        @JsonIgnore
        List<String> openRules = List.of();

        Row(int row) {
            this.row = row;
        }

        boolean isConfirmed() {
            return "CONFIRMED".equals(registration);
        }

        boolean isPassed() {
            return "PASSED".equals(outcome);
        }

        /** Returns whether every step that applies to the row has an outcome that the policy explains. */
        boolean hasEnded() {
            if (registration == null) {
                return false;
            }
            if (!isConfirmed()) {
                return true;
            }
            if (!isPassed()) {
                return outcome != null;
            }
            return certificateNumber != null && subsidy != null && claim != null;
        }
    }

    public record Totals(int rows, long confirmed, long passed, long certificates, long granted, String paid) {
        static Totals of(List<Row> rows) {
            var paid = rows.stream()
                    .filter(row -> "PAID".equals(row.claim))
                    .map(row -> new BigDecimal(row.amount))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(2, RoundingMode.UNNECESSARY);
            return new Totals(
                    rows.size(),
                    rows.stream().filter(Row::isConfirmed).count(),
                    rows.stream().filter(Row::isPassed).count(),
                    rows.stream().filter(row -> row.certificateNumber != null).count(),
                    rows.stream().filter(row -> "GRANTED".equals(row.subsidy)).count(),
                    paid.toPlainString());
        }
    }

    public record Seconds(double ready, double run) {}

    /** Returns the numbers of the certificates that were issued. */
    public List<String> certificateNumbers() {
        return rows.stream()
                .map(row -> row.certificateNumber)
                .filter(Objects::nonNull)
                .toList();
    }

    public long paidClaims() {
        return rows.stream().filter(row -> "PAID".equals(row.claim)).count();
    }

    public boolean everyRowHasEnded() {
        return rows.stream().allMatch(Row::hasEnded);
    }
}
