package io.skillcert.subsidy.assessment;

import io.skillcert.policy.data.ParameterFiles;
import java.util.List;

/** A feature that has parameters of its own: they are in force, proposed and tried like those of the assessment. */
public interface ParameterReader {

    /** Where its files are, such as {@code policy/claim}. */
    String folder();

    List<String> names();

    /** @throws io.skillcert.policy.data.PolicyDataException if a file can't be used */
    void check(ParameterFiles files);

    /** From now on these are in force. */
    void follow(ParameterFiles files);
}
