package io.skillcert.registration.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyodideTest {

    @Test
    void an_address_names_a_folder_and_its_origin() {
        var pyodide = new Pyodide(() -> Optional.of("http://localhost:8090/python/v314"));
        assertEquals(Optional.of("http://localhost:8090/python/v314/"), pyodide.address());
        assertEquals(Optional.of("http://localhost:8090"), pyodide.origin());
    }

    @Test
    void without_an_address_there_is_none() {
        assertEquals(Optional.empty(), new Pyodide(Optional::empty).address());
        assertEquals(Optional.empty(), new Pyodide(Optional::empty).origin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pyodide/",
                "ftp://a.example/",
                "https://user@a.example/",
                "https://a.example/?a",
                "https:///",
                "a b"
            })
    void an_address_of_another_form_stops_the_start(String url) {
        assertThrows(IllegalArgumentException.class, () -> Pyodide.folder(url));
    }
}
