package io.skillcert.http.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Describes violations of Bean Validation in our own words, which can be stored and translated. */
final class ConstraintViolations {

    private static final String DEFAULT_MESSAGE = "{";

    private ConstraintViolations() {}

    static Violation of(ConstraintViolation<?> found) {
        var field = FieldPaths.of(found.getPropertyPath());
        var template = found.getMessageTemplate();
        if (!template.startsWith(DEFAULT_MESSAGE)) {
            return new Violation(field, template);
        }
        var constraint = found.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty) {
            return found.getInvalidValue() == null
                    ? new Violation(field, "is missing")
                    : new Violation(field, "must not be empty");
        }
        if (constraint instanceof Size size) {
            return size(field, size, found.getInvalidValue() instanceof CharSequence);
        }
        if (constraint instanceof Min min) {
            return new Violation(field, "must be {0} or more", min.value());
        }
        if (constraint instanceof Max max) {
            return new Violation(field, "must be {0} or less", max.value());
        }
        return new Violation(field, "does not have the form that the API documentation describes");
    }

    private static Violation size(String field, Size size, boolean isText) {
        if (size.min() == size.max()) {
            return isText
                    ? new Violation(field, "must have exactly {0} characters", size.min())
                    : new Violation(field, "must have exactly {0} entries", size.min());
        }
        if (size.max() == Integer.MAX_VALUE) {
            return isText
                    ? new Violation(field, "must have {0} characters or more", size.min())
                    : new Violation(field, "must have {0} entries or more", size.min());
        }
        return isText
                ? new Violation(field, "must have {0} to {1} characters", size.min(), size.max())
                : new Violation(field, "must have {0} to {1} entries", size.min(), size.max());
    }
}
