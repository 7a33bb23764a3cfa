package io.skillcert.exam.scoring.api;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.skillcert.exam.result.Score;
import io.skillcert.exam.scoring.EnterScores;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.exam.Subject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A CSV file with a score or {@code ABSENT} for each registration number and subject, as the computer exam writes it. */
final class ScoreFile {

    static final int MAX_ROWS = 20_000;

    private static final List<String> COLUMNS = List.of("registration_number", "subject", "score");
    private static final String ABSENT = "ABSENT";

    private final Map<String, UUID> registrations;
    private final Violations violations = new Violations();
    private final List<EnterScores.Entry> entries = new ArrayList<>();
    private int rows;

    private ScoreFile(Map<String, UUID> registrations) {
        this.registrations = registrations;
    }

    /**
     * Reads the whole file.
     *
     * @param registrations the registrations of the batch by their number
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong cell by its line
     */
    static List<EnterScores.Entry> read(String text, Map<String, UUID> registrations) {
        var file = new ScoreFile(registrations);
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(file::take);
        } catch (CsvParseException | IOException e) {
            throw Violations.single("body", "is not well-formed CSV");
        }
        file.violations.throwIfAny();
        if (file.entries.isEmpty()) {
            throw Violations.single("body", "has no rows");
        }
        return file.entries;
    }

    private void take(NamedCsvRecord row) {
        if (rows == 0) {
            requireColumns(row.getHeader());
        }
        rows++;
        if (rows > MAX_ROWS) {
            throw Violations.single("body", "has more than {0} rows", MAX_ROWS);
        }
        var cells = new HashMap<String, String>();
        COLUMNS.forEach(
                column -> cells.put(column, row.findField(column).orElse("").strip()));
        var line = "line " + row.getStartingLineNumber();
        var registration = registrations.get(cells.get("registration_number"));
        var subject = subject(cells.get("subject"));
        var score = score(cells.get("score"));
        violations
                .addIf(
                        registration == null,
                        line + ".registration_number",
                        "is not a registration number of this batch")
                .addIf(subject.isEmpty(), line + ".subject", "must be one of {0}", List.of(Subject.values()))
                .addIf(
                        score.isEmpty() && !cells.get("score").equals(ABSENT),
                        line + ".score",
                        "must be 0 to 100 with at most two decimals, or {0}",
                        ABSENT);
        if (registration != null && subject.isPresent()) {
            entries.add(new EnterScores.Entry(line, registration, subject.get(), score));
        }
    }

    private static void requireColumns(List<String> header) {
        COLUMNS.stream().filter(column -> !header.contains(column)).findFirst().ifPresent(missing -> {
            throw Violations.single("body", "lacks the column {0}", missing);
        });
    }

    private static Optional<Subject> subject(String text) {
        for (var subject : Subject.values()) {
            if (subject.name().equals(text)) {
                return Optional.of(subject);
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> score(String text) {
        return Score.parse(text).map(Score::value);
    }
}
