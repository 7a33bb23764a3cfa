package io.skillcert.exam.bank;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Why the key of an item is right.
 *
 * @param text the steps of the computation, or the reason, in Chinese as a fragment of HTML
 * @param textEn the same in English, or null
 * @param citation the source of a statement about the law, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ItemExplanation(
        @NotBlank @Size(max = 4000) String text, @Size(max = 4000) String textEn, @Valid Citation citation) {

    /**
     * An article of a law.
     *
     * @param on the day from which it is in force
     */
    public record Citation(
            @NotBlank @Size(max = 200) String document,
            @NotBlank @Size(max = 100) String article,
            @NotNull LocalDate on) {}
}
