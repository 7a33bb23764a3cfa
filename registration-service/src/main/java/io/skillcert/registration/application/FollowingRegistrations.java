package io.skillcert.registration.application;

import io.skillcert.audit.Audit;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.batch.ExamBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Admits registrations that follow from a confirmed one: resits (EXM-08) and moves after a public emergency (REG-12). Nobody
 * keeps them out of a batch by registering in the person's name first (REG-13).
 */
@ApplicationScoped
public class FollowingRegistrations {

    private final Registrations registrations;
    private final CurrentActor currentActor;
    private final Audit audit;

    FollowingRegistrations(Registrations registrations, CurrentActor currentActor, Audit audit) {
        this.registrations = registrations;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /**
     * Checks that a registration may follow in a batch. A live registration of another account of which nothing is verified
     * becomes a possible duplicate, which a registrar decides, unless it is confirmed.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the person has another live registration for the level
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void admit(Registration earlier, UUID personId, ExamBatch batch, SkillLevel level) {
        registrations.live(personId, batch, level).ifPresent(found -> {
            var live = registrations.lock(found.id());
            var isOwn = live.registeredBy().equals(earlier.registeredBy());
            var isUnverified = live.identification().registeredAs() == Registrant.UNVERIFIED;
            if (isOwn || !isUnverified || live.status() == RegistrationStatus.CONFIRMED) {
                throw Registrations.duplicate(isOwn ? Optional.of(live.id()) : Optional.empty());
            }
            live.suspectDuplicate(currentActor.system("REG-13: the person may be registered twice"));
            registrations.flush(); // only one of them may count at a time
            audit.record("suspect-duplicate", "registration", live.id(), "REG-13");
        });
    }
}
