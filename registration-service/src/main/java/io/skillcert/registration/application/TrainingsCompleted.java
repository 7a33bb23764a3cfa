package io.skillcert.registration.application;

import io.skillcert.registration.eligibility.CandidateFacts.Training;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The trainings a person has completed, as institutions have certified them here: kept by the feature that trains. */
public interface TrainingsCompleted {

    Map<UUID, List<Training>> of(Set<UUID> persons);
}
