package io.skillcert.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as the content of an event type. Its JSON Schema is generated from its components and its Javadoc. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventContract {

    /** The Kafka topics that have events of this type; the key is the person. */
    String[] topics();

    /** Whether a reader that does not know the type may ignore it; its {@code ce_dataschema} then ends in {@code #optional}. */
    boolean ignorable() default false;
}
