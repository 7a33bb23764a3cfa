package io.skillcert.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the JSON Schema of an event says of a field beyond its Java type. A field without it is required. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface EventField {

    /** The values that are allowed; those of the elements if the field is a list. */
    FieldFormat format() default FieldFormat.ANY;

    /** Whether an event may lack the field. */
    boolean optional() default false;

    /** The least number of elements of a list. */
    int minItems() default 0;

    /** Whether the elements of a list differ. */
    boolean uniqueItems() default false;
}
