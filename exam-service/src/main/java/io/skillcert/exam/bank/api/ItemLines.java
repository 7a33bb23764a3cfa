package io.skillcert.exam.bank.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.exam.bank.WriteItems;
import io.skillcert.http.problem.Violations;
import jakarta.validation.Validator;
import java.util.List;

/** Reads JSON Lines with one item a line. */
final class ItemLines {

    private ItemLines() {}

    /** @throws io.skillcert.http.problem.ProblemException 400 naming each wrong field by its line */
    static List<WriteItems.Imported> read(String text, ObjectMapper mapper, Validator validator) {
        var file = new ItemFile(validator);
        int number = 0;
        for (var line : text.split("\r?\n")) {
            number++;
            if (!line.isBlank()) {
                read(line, "line " + number, file, mapper);
            }
        }
        return file.items();
    }

    private static void read(String line, String place, ItemFile file, ObjectMapper mapper) {
        try {
            file.add(place, mapper.readValue(line, ItemFile.Line.class));
        } catch (JsonMappingException e) {
            var found = Violations.of(e);
            var field = found.field().isEmpty() || found.field().equals("body") ? place : place + "." + found.field();
            file.violations().addAll(List.of(found.at(field)));
        } catch (JsonProcessingException e) {
            file.violations().add(place, "is not a JSON object");
        }
    }
}
