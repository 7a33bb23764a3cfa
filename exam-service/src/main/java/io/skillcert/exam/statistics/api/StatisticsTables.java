package io.skillcert.exam.statistics.api;

import io.skillcert.exam.statistics.BatchStatistics;
import io.skillcert.exam.statistics.SubjectStatistics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The statistics of a batch as tables of text. */
final class StatisticsTables {

    private static final List<String> RATE = List.of("people", "passed", "pass_rate");

    private StatisticsTables() {}

    enum Table {
        LEVELS,
        SUBJECTS,
        INSTITUTIONS,
        AGREEMENT
    }

    /** The rows of a table, the header first. */
    static Stream<List<String>> rows(BatchStatistics statistics, Table table) {
        return switch (table) {
            case LEVELS ->
                rows(
                        concat(List.of("level"), RATE),
                        statistics.levels().stream()
                                .map(level -> row(level.level(), level.people(), level.passed(), level.passRate())));
            case SUBJECTS ->
                rows(subjectHeader(), statistics.subjects().stream().map(StatisticsTables::row));
            case INSTITUTIONS ->
                rows(
                        concat(List.of("institution_id"), RATE),
                        statistics.institutions().stream()
                                .map(institution -> row(
                                        institution.institutionId(),
                                        institution.people(),
                                        institution.passed(),
                                        institution.passRate())));
            case AGREEMENT ->
                rows(
                        List.of("subject", "marked", "third_markers", "mean_spread", "largest_spread"),
                        statistics.agreement().stream()
                                .map(agreement -> row(
                                        agreement.subject(),
                                        agreement.marked(),
                                        agreement.thirdMarkers(),
                                        agreement.meanSpread(),
                                        agreement.largestSpread())));
        };
    }

    private static Stream<List<String>> rows(List<String> header, Stream<List<String>> rows) {
        return Stream.concat(Stream.of(header), rows);
    }

    private static List<String> subjectHeader() {
        return concat(
                List.of("level", "subject", "sat", "absent", "passed", "pass_rate"),
                IntStream.range(0, 10).mapToObj(ten -> "from_" + 10 * ten).toList());
    }

    private static List<String> row(SubjectStatistics subject) {
        return concat(
                row(
                        subject.level(),
                        subject.subject(),
                        subject.sat(),
                        subject.absent(),
                        subject.passed(),
                        subject.passRate()),
                row(subject.distribution().toArray()));
    }

    private static List<String> row(Object... cells) {
        return Stream.of(cells).map(StatisticsTables::text).toList();
    }

    private static String text(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : Objects.toString(cell, "");
    }

    private static List<String> concat(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
