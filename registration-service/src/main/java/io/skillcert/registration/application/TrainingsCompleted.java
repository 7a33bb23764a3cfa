package io.skillcert.registration.application;

import io.skillcert.registration.eligibility.CandidateFacts.Training;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The trainings that institutions have certified in this system. The training feature implements it. */
public interface TrainingsCompleted {

    /** The completed trainings of some persons, by person. */
    Map<UUID, List<Training>> of(Set<UUID> persons);
}
