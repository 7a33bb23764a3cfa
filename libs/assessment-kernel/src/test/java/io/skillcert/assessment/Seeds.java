package io.skillcert.assessment;

/** How many items of each generator the tests look at. */
public final class Seeds {

    /** Seeds for each generator: {@code -Dgenerator.seeds}. */
    public static final int COUNT = Integer.getInteger("generator.seeds", Boolean.getBoolean("tests.long") ? 1000 : 50);

    private Seeds() {}
}
