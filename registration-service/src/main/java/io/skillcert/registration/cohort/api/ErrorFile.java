package io.skillcert.registration.cohort.api;

import com.fasterxml.jackson.core.type.TypeReference;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.http.CsvCells;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.Violation;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.cohort.CohortColumn;
import io.skillcert.registration.cohort.CohortImportRow;
import io.skillcert.registration.cohort.CohortImports;
import io.skillcert.registration.cohort.RowResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the rows of an import that are not registered as CSV, with their cells and problems. The file is streamed page by
 * page and begins with a byte-order mark, by which spreadsheets recognise UTF-8.
 */
@ApplicationScoped
class ErrorFile {

    private static final int PAGE_SIZE = 500;

    private final CohortImports imports;
    private final FieldCipher cipher;
    private final Json json;

    ErrorFile(CohortImports imports, FieldCipher cipher, Json json) {
        this.imports = imports;
        this.cipher = cipher;
        this.json = json;
    }

    StreamingOutput of(UUID importId, Locale language) {
        return out -> write(importId, out, language);
    }

    private void write(UUID importId, OutputStream out, Locale language) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(CsvCells.BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(header());
        int after = 0;
        List<CohortImportRow> rows;
        do {
            int last = after;
            rows = QuarkusTransaction.requiringNew().call(() -> imports.rows(importId, last, PAGE_SIZE));
            rows.stream()
                    .filter(row -> row.registrationId() == null)
                    .forEach(row -> csv.writeRecord(record(row, language)));
            csv.flush();
            after = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).row();
        } while (rows.size() == PAGE_SIZE);
    }

    private static List<String> header() {
        var columns = Arrays.stream(CohortColumn.values()).map(CohortColumn::header);
        return Stream.concat(columns, Stream.of("row", "result", "problems")).toList();
    }

    private List<String> record(CohortImportRow row, Locale language) {
        Map<CohortColumn, String> cells = json.read(row.cells(cipher).orElse("{}"), new TypeReference<>() {});
        var values = Arrays.stream(CohortColumn.values())
                .map(column -> CsvCells.neutralised(cells.getOrDefault(column, "")));
        List<Violation> violations = json.read(row.problems(), new TypeReference<>() {});
        var found = new ArrayList<>(violations);
        row.duplicateOf().ifPresent(id -> found.add(new Violation("", "is registered already as {0}", id)));
        var problems = Violation.in(found, language).stream()
                .map(violation -> (violation.field() + " " + violation.message()).strip())
                .collect(Collectors.joining("; "));
        var result = row.result().map(RowResult::name).orElse("");
        return Stream.concat(values, Stream.of(Integer.toString(row.row()), result, problems))
                .toList();
    }
}
