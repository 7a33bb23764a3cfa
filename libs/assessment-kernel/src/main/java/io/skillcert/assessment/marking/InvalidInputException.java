package io.skillcert.assessment.marking;

import java.util.List;

/** Thrown for an item that can't be marked, or for a response that has not the shape its item asks for. */
public final class InvalidInputException extends RuntimeException {

    private final transient List<InputError> errors;

    InvalidInputException(List<InputError> errors) {
        super(errors.size() + " invalid fields, the first one: " + errors.get(0).field() + " "
                + errors.get(0).template());
        this.errors = List.copyOf(errors);
    }

    public List<InputError> errors() {
        return errors;
    }
}
