package io.skillcert.subsidy.assessment;

import io.skillcert.policy.data.ParameterFiles;
import java.util.List;

/**
 * Holds the rules of one feature, as read from its parameters in force. They are put in force, proposed and simulated
 * together with those of the assessment.
 *
 * @param <R> the rules that the parameters make
 */
public abstract class ParameterReader<R> {

    private volatile R rules;

    /** The resource folder of the files, such as {@code policy/claim}. */
    public abstract String folder();

    /** The names of the parameters, the same as of their files. */
    public abstract List<String> names();

    /** @throws io.skillcert.policy.data.PolicyDataException if a file can't be used */
    public abstract R read(ParameterFiles files);

    /** Puts the parameters in force. */
    public void load(ParameterFiles files) {
        rules = read(files);
    }

    public R rules() {
        return rules;
    }
}
