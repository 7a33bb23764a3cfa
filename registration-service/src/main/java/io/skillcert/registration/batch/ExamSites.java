package io.skillcert.registration.batch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All exam sites with their places. Places are always locked in the order of sites, levels and subjects. */
@ApplicationScoped
public class ExamSites implements PanacheRepositoryBase<ExamSite, UUID> {

    public record SitePlan(String name, String address, List<PlacesPlan> places) {}

    /** @param places how many candidates can sit the subject of the level at the site */
    public record PlacesPlan(int level, ExamSubject subject, int places) {
        private boolean isFor(ExamPlace place) {
            return level == place.level() && subject == place.subject();
        }
    }

    /** @param site empty if there is no room, or if the batch has no sites and unlimited places */
    public record Placement(boolean isFull, Optional<UUID> site) {}

    public List<ExamSite> of(UUID batchId) {
        return list("batchId = ?1 order by name", batchId);
    }

    public boolean has(UUID batchId, UUID site) {
        return count("batchId = ?1 and id = ?2", batchId, site) > 0;
    }

    /** The sites of each batch, in the order of their names. */
    public Map<UUID, List<ExamSite>> of(Collection<UUID> batches) {
        return list("any_of(batchId, ?1) order by name", (Object) batches.toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(ExamSite::batchId));
    }

    /** The places of each site, in the order of level and subject. */
    public Map<UUID, List<ExamPlace>> placesOf(Collection<UUID> batches) {
        return getEntityManager()
                .createQuery(
                        "select p from ExamPlace p, ExamSite s where s.id = p.key.siteId and any_of(s.batchId, :batches)"
                                + " order by p.key.level, p.key.subject",
                        ExamPlace.class)
                .setParameter("batches", batches.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(ExamPlace::siteId));
    }

    /**
     * Locks the places of a batch for some levels until the transaction ends.
     *
     * @param subjects the subjects of a resit; empty for all of the levels
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Room room(ExamBatch batch, Set<SkillLevel> levels, Set<ExamSubject> subjects) {
        var sites = of(batch.id()).stream().map(ExamSite::id).toList();
        return new Room(sites, lock(sites, levels, subjects));
    }

    /** The locked places of a batch. */
    public static final class Room {

        private final List<UUID> sites;
        private final Map<UUID, List<ExamPlace>> places;

        private Room(List<UUID> sites, Map<UUID, List<ExamPlace>> places) {
            this.sites = sites;
            this.places = places;
        }

        /** Takes a place in each subject of the level, at the given site or else at the first with room in all of them. */
        public Placement take(Optional<UUID> site, SkillLevel level) {
            if (sites.isEmpty()) {
                return new Placement(false, Optional.empty());
            }
            for (var candidate : site.map(List::of).orElse(sites)) {
                var ofLevel = places.getOrDefault(candidate, List.of()).stream()
                        .filter(place -> place.level() == level.number())
                        .toList();
                if (!ofLevel.isEmpty() && ofLevel.stream().allMatch(ExamPlace::isFree)) {
                    ofLevel.forEach(ExamPlace::take);
                    return new Placement(false, Optional.of(candidate));
                }
            }
            return new Placement(true, Optional.empty());
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void release(UUID site, SkillLevel level, Set<ExamSubject> subjects) {
        lock(List.of(site), Set.of(level), subjects).values().forEach(places -> places.forEach(ExamPlace::release));
    }

    private Map<UUID, List<ExamPlace>> lock(
            Collection<UUID> sites, Collection<SkillLevel> levels, Set<ExamSubject> subjects) {
        if (sites.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "from ExamPlace where any_of(key.siteId, :sites) and any_of(key.level, :levels)"
                                + " and any_of(cast(key.subject as String), :subjects) order by key.siteId, key.level, key.subject",
                        ExamPlace.class)
                .setParameter("sites", sites.toArray(UUID[]::new))
                .setParameter(
                        "levels",
                        levels.stream().map(level -> (short) level.number()).toArray(Short[]::new))
                .setParameter(
                        "subjects",
                        (subjects.isEmpty() ? Set.of(ExamSubject.values()) : subjects)
                                .stream().map(ExamSubject::name).toArray(String[]::new))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(ExamPlace::siteId));
    }

    /** Adds, changes and removes sites and their places. Answers 409 if a place that is taken would be lost. */
    void update(ExamBatch batch, List<SitePlan> plans) {
        var existing = of(batch.id()).stream().collect(Collectors.toMap(ExamSite::name, site -> site));
        for (var plan : plans) {
            var site = Optional.ofNullable(existing.remove(plan.name()))
                    .orElseGet(() -> new ExamSite(Ids.next(), batch.id(), plan.name()));
            site.setAddress(plan.address());
            persist(site);
            updatePlaces(site, plan.places());
        }
        for (var removed : existing.values()) {
            updatePlaces(removed, List.of());
            delete(removed);
        }
        flush();
    }

    private void updatePlaces(ExamSite site, List<PlacesPlan> plans) {
        var existing = getEntityManager()
                .createQuery("from ExamPlace where key.siteId = :site order by key.level, key.subject", ExamPlace.class)
                .setParameter("site", site.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        existing.stream()
                .filter(place -> plans.stream().noneMatch(plan -> plan.isFor(place)))
                .forEach(this::removeFree);
        for (var plan : plans) {
            var place =
                    existing.stream().filter(plan::isFor).findFirst().orElseGet(() -> newPlace(site, plan, existing));
            if (place.taken() > plan.places()) {
                throw RegistrationProblem.BATCH_RELIED_ON.exception(
                        RegistrationProblem.BATCH_RELIED_ON.part("places-taken", place.taken(), site.name()));
            }
            place.setPlaces(plan.places());
            getEntityManager().persist(place);
        }
    }

    /** A registration holds a place in each subject of its level, so a level with registrations can't get another subject. */
    private static ExamPlace newPlace(ExamSite site, PlacesPlan plan, List<ExamPlace> existing) {
        if (existing.stream().anyMatch(place -> place.level() == plan.level() && place.taken() > 0)) {
            throw RegistrationProblem.BATCH_RELIED_ON.exception(
                    RegistrationProblem.BATCH_RELIED_ON.part("subjects-fixed", plan.level(), site.name()));
        }
        return new ExamPlace(new ExamPlace.Key(site.id(), (short) plan.level(), plan.subject()));
    }

    private void removeFree(ExamPlace place) {
        if (place.taken() > 0) {
            throw RegistrationProblem.BATCH_RELIED_ON.exception(
                    RegistrationProblem.BATCH_RELIED_ON.part("places-fixed"));
        }
        getEntityManager().remove(place);
    }
}
