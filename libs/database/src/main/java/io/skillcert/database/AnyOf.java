package io.skillcert.database;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * In HQL {@code any_of(value, array)}: whether the value is one of an array's. One parameter, however many values, so that
 * the query is translated once; {@code in} with a list is translated anew each time.
 */
public final class AnyOf implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        var isTrue = contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN);
        contributions.getFunctionRegistry().registerPattern("any_of", "?1=any(?2)", isTrue);
    }
}
