package io.skillcert.assessment.generator;

/**
 * Where the items of a family belong.
 *
 * @param function code of the occupational function
 * @param topic code of the topic
 * @param level the skill level
 */
record Placement(String function, String topic, int level) {

    static Placement training(String topic) {
        return new Placement("MODEL_TRAINING", "MT-" + topic, 3);
    }

    static Placement design(String topic) {
        return new Placement("SYSTEM_DESIGN", "SD-" + topic, 3);
    }

    static Placement analysis(String topic) {
        return new Placement("BUSINESS_ANALYSIS", "BA-" + topic, 3);
    }

    static Placement coaching(String topic) {
        return new Placement("COACHING", "CO-" + topic, 3);
    }

    static Placement collection(String topic) {
        return new Placement("DATA_COLLECTION", "DC-" + topic, 4);
    }

    static Placement annotation(String topic) {
        return new Placement("DATA_ANNOTATION", "DA-" + topic, 4);
    }

    static Placement operation(String topic) {
        return new Placement("SYSTEM_OPERATION", "SO-" + topic, 4);
    }

    static Placement foundations(int level, String topic) {
        return new Placement("FOUNDATIONS", "FN-" + topic, level);
    }
}
