package io.skillcert.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void names_of_all_peoples_are_taken() {
        for (var name : List.of(
                "张三",
                "㐂",
                "\uD840\uDC0B三",
                "买买提·阿不都拉",
                "Anna-Maria O'Neill",
                "José García",
                "བསྟན་འཛིན".replace("་", " "),
                "مۇھەممەد")) {
            assertEquals(name, new PersonName(name).value());
        }
    }

    @Test
    void a_name_has_one_form() {
        assertEquals("张三", new PersonName(" 张三\u3000").value());
        assertEquals("Jos\u00E9", new PersonName("Jose\u0301").value(), "composed");
        assertEquals("买买提·阿不都拉", new PersonName("买买提•阿不都拉").value());
        assertEquals("O'Neill", new PersonName("O’Neill").value());
        assertEquals("Anna Maria", new PersonName("Anna  Maria").value());
        assertEquals(new PersonName("e\u0301a"), new PersonName("\u00E9a"));
    }

    @Test
    void what_is_invisible_or_no_letter_is_refused() {
        for (var text : List.of(
                "",
                " ",
                "·",
                "-",
                "张\u0000三",
                "张\u0001三",
                "张\n三",
                "张\t三",
                "\n张三",
                "张三\n",
                "张\u007F三",
                "\u001B[31m张",
                "张\u200B三",
                "\uFEFF张三",
                "张三\uFEFF",
                "\u202E张三",
                "\u200B",
                "张\u2028三",
                "张\u3164三",
                "\u3164",
                "张\uFE0F三",
                "张\uDB40\uDD00三",
                "a\u034Fb",
                "张\uFFFD三",
                "张\uD800三",
                "\uD83D\uDE00",
                "\u0301a",
                "张三1",
                "=1+1",
                "@张三",
                "<b>张三</b>",
                "张·",
                "a--b",
                "a".repeat(101))) {
            assertFalse(PersonName.isValid(text), text);
            var refusal = assertThrows(IllegalArgumentException.class, () -> new PersonName(text));
            assertEquals(PersonName.REFUSAL, refusal.getMessage());
        }
        assertTrue(PersonName.isValid("a".repeat(100)));
    }

    @Test
    void a_printed_name_is_masked() {
        assertEquals("张*", new PersonName("张三").toString());
    }
}
