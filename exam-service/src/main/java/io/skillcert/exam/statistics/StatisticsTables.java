package io.skillcert.exam.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The statistics as rows of text, the header first. */
final class StatisticsTables {

    private StatisticsTables() {}

    static List<List<String>> rows(ExamStatistics statistics, UUID batchId, StatisticsResource.Table of) {
        var rows = new ArrayList<List<String>>();
        rows.add(header(of));
        switch (of) {
            case LEVELS ->
                statistics
                        .levels(batchId)
                        .forEach(level ->
                                rows.add(row(level.level(), level.people(), level.passed(), level.passRate())));
            case SUBJECTS -> statistics.subjects(batchId).forEach(subject -> rows.add(row(subject)));
            case INSTITUTIONS ->
                statistics
                        .institutions(batchId)
                        .forEach(institution -> rows.add(row(
                                institution.institutionId(),
                                institution.people(),
                                institution.passed(),
                                institution.passRate())));
            case AGREEMENT ->
                statistics
                        .agreement(batchId)
                        .forEach(agreement -> rows.add(row(
                                agreement.subject(),
                                agreement.marked(),
                                agreement.thirdMarkers(),
                                agreement.meanSpread(),
                                agreement.largestSpread())));
        }
        return rows;
    }

    private static List<String> header(StatisticsResource.Table of) {
        return switch (of) {
            case LEVELS -> List.of("level", "people", "passed", "pass_rate");
            case SUBJECTS -> subjectHeader();
            case INSTITUTIONS -> List.of("institution_id", "people", "passed", "pass_rate");
            case AGREEMENT -> List.of("subject", "marked", "third_markers", "mean_spread", "largest_spread");
        };
    }

    private static List<String> subjectHeader() {
        var header = new ArrayList<>(List.of("level", "subject", "sat", "absent", "passed", "pass_rate"));
        for (int from = 0; from < 100; from += 10) {
            header.add("from_" + from);
        }
        return header;
    }

    private static List<String> row(SubjectStatistics subject) {
        var row = new ArrayList<>(row(
                subject.level(),
                subject.subject(),
                subject.sat(),
                subject.absent(),
                subject.passed(),
                subject.passRate()));
        subject.distribution().forEach(count -> row.add(count.toString()));
        return row;
    }

    private static List<String> row(Object... cells) {
        return Stream.of(cells).map(StatisticsTables::text).toList();
    }

    private static String text(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : Objects.toString(cell, "");
    }
}
