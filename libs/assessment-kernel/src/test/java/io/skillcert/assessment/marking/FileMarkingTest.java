package io.skillcert.assessment.marking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.assessment.marking.FileMarking.ResultFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileMarkingTest {

    private static final List<List<Object>> TWO_ROWS = List.of(List.of("深圳", "8.50"), List.of("北京", "4"));

    private static ResultFile file(String weight, Object rows) {
        var item = Map.of(
                "kind",
                "TABLE",
                "points",
                weight,
                "key",
                TWO_ROWS,
                "columns",
                List.of(
                        Map.of("name", "city", "type", "TEXT"),
                        Map.of("name", "amount", "type", "NUMBER", "tolerance", "0.01")));
        return new ResultFile(MarkingItem.of(item), new Response(rows));
    }

    private static Mark mark(ResultFile... files) {
        return FileMarking.mark(new BigDecimal("20"), List.of(files));
    }

    @Test
    void MRK_11_files_that_agree_in_any_order_of_rows_give_all_points() {
        var other = List.of(List.of("北京", "4.01"), List.of("深圳", "8.49"));
        var mark = mark(file("3", TWO_ROWS), file("1", other));
        assertEquals("20.00", mark.awarded().toPlainString());
        assertEquals("20.00", mark.maximum().toPlainString());
        assertEquals("MRK-11", mark.rule().code());
        assertEquals(Map.of("correct", 2, "files", 2, "share", "1.0000"), mark.measures());
    }

    @Test
    void MRK_11_a_file_counts_by_its_weight_and_a_missing_one_gives_nothing() {
        var mark = mark(file("3", TWO_ROWS), file("1", null));
        assertEquals("15.00", mark.awarded().toPlainString());
        assertEquals(Map.of("correct", 1, "files", 2, "share", "0.7500"), mark.measures());
    }

    @Test
    void MRK_11_a_number_beyond_its_tolerance_costs_its_row() {
        var mark = mark(file("1", List.of(List.of("深圳", "8.511"), List.of("北京", "4"))));
        assertEquals("10.00", mark.awarded().toPlainString());
        assertEquals(Map.of("correct", 0, "files", 1, "share", "0.5000"), mark.measures());
    }

    @Test
    void MRK_11_the_points_are_rounded_once() {
        var third = file("1", List.of(List.of("深圳", "8.5"))); // F1 = 2 ÷ 3
        assertEquals("13.33", mark(third, third, third).awarded().toPlainString());
        var mark = FileMarking.mark(new BigDecimal("0.01"), List.of(third));
        assertEquals("0.01", mark.awarded().toPlainString());
    }

    @Test
    void MRK_11_a_file_of_more_than_500_rows_or_of_another_shape_gives_nothing() {
        var rows = IntStream.range(0, 501).mapToObj(i -> TWO_ROWS.get(0)).toList();
        assertEquals("0.00", mark(file("1", rows)).awarded().toPlainString());
        assertEquals("0.00", mark(file("1", Map.of("a", 1))).awarded().toPlainString());
        assertEquals("0.00", mark(file("1", List.of())).awarded().toPlainString());
    }

    @Test
    void a_key_does_not_mark_a_program() {
        var item = Map.of("kind", "CODE", "points", "1", "key", "A");
        assertThrows(InvalidInputException.class, () -> MarkingItem.of(item));
    }

    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.300000000000000",
        "1e-05, 0.00001",
        "2.5E+2, 250",
        "+7, 7",
        "-0.0, 0.0",
        "3., 3",
        "0.3333333333333333, 0.333333333333333",
        "123456789012345678, 123456789012346000",
        "1e-300, 0.000000000000000"
    })
    void a_number_is_read_as_a_program_writes_it(String written, String read) {
        assertEquals(Optional.of(read), FileMarking.decimal(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "inf", "", "1,000", "1e999", "0x1F", "1 2", "1234567890123456789"})
    void what_is_no_number_of_a_table_is_not_read(String written) {
        assertEquals(Optional.empty(), FileMarking.decimal(written));
    }
}
