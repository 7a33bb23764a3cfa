package io.skillcert.subsidy.policychange;

import io.skillcert.events.subsidy.ParameterAdoptedV1;
import io.skillcert.events.subsidy.ParameterWithdrawnV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.messaging.Topics;
import io.skillcert.policy.data.ParameterFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Makes the events by which the planner of registration-service learns of adopted parameters. */
final class PublishedParameters {

    private PublishedParameters() {}

    static Outbox.Event adopted(ParameterProposal proposal, ParameterFile.Entry entry, Instant now) {
        var event = new ParameterAdoptedV1(
                proposal.name(),
                proposal.effectiveFrom(),
                entry.value().toString(),
                entry.citation().document(),
                entry.citation().article(),
                now);
        return new Outbox.Event(Topics.PARAMETERS, ParameterAdoptedV1.TYPE, key(proposal), event);
    }

    static Outbox.Event withdrawn(ParameterProposal proposal, Instant now) {
        var event = new ParameterWithdrawnV1(proposal.name(), proposal.effectiveFrom(), now);
        return new Outbox.Event(Topics.PARAMETERS, ParameterWithdrawnV1.TYPE, key(proposal), event);
    }

    /** The key of a parameter and day: the last event of each stays in the compacted topic. */
    private static UUID key(ParameterProposal proposal) {
        var entry = proposal.name() + "/" + proposal.effectiveFrom();
        return UUID.nameUUIDFromBytes(entry.getBytes(StandardCharsets.UTF_8));
    }
}
