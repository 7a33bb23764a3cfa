package io.skillcert.database;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * The HQL function {@code any_of(value, array)}: whether an array contains the value. It takes one parameter however many
 * values there are, so Hibernate translates the query once; {@code in} with a list is translated for each length.
 */
public final class AnyOf implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        var isTrue = contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN);
        contributions.getFunctionRegistry().registerPattern("any_of", "?1=any(?2)", isTrue);
    }
}
