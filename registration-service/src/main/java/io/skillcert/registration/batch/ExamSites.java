package io.skillcert.registration.batch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.policy.SkillLevel;
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

/** All exam sites with their places. Rows of places are locked in the order of sites, levels and subjects,
 * by every caller. */
@ApplicationScoped
public class ExamSites implements PanacheRepositoryBase<ExamSite, UUID> {

    /** A site as it is announced. */
    public record Offer(String name, String address, List<Places> places) {}

    /** @param places how many may sit the subject of the level there */
    public record Places(int level, Subject subject, int places) {}

    /** @param site where; empty if there is no room, or the batch has no sites and limits nobody */
    public record Placement(boolean isFull, Optional<UUID> site) {}

    public List<ExamSite> of(UUID batchId) {
        return list("batchId = ?1 order by name", batchId);
    }

    /** Whether the batch has the site. */
    public boolean has(UUID batchId, UUID site) {
        return count("batchId = ?1 and id = ?2", batchId, site) > 0;
    }

    /** By batch, in the order of their names. */
    public Map<UUID, List<ExamSite>> of(Collection<UUID> batches) {
        return list("any_of(batchId, ?1) order by name", (Object) batches.toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(ExamSite::batchId));
    }

    /** By site, in the order of level and subject. */
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
     * The room a batch has for some levels, locked until the transaction ends.
     *
     * @param subjects only these (a resit); empty: all that the levels are examined in
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Room room(ExamBatch batch, Set<SkillLevel> levels, Set<Subject> subjects) {
        var sites = of(batch.id()).stream().map(ExamSite::id).toList();
        return new Room(sites, lock(sites, levels, subjects));
    }

    /** @see #room */
    public static final class Room {

        private final List<UUID> sites;
        private final Map<UUID, List<ExamPlace>> places;

        private Room(List<UUID> sites, Map<UUID, List<ExamPlace>> places) {
            this.sites = sites;
            this.places = places;
        }

        /** Takes a place in each subject of the level: at the site named, or else at the first that has room in all. */
        public Placement take(Optional<UUID> site, SkillLevel level) {
            if (sites.isEmpty()) {
                return new Placement(false, Optional.empty());
            }
            for (var candidate : site.map(List::of).orElse(sites)) {
                var there = places.getOrDefault(candidate, List.of()).stream()
                        .filter(place -> place.level() == level.number())
                        .toList();
                if (!there.isEmpty() && there.stream().allMatch(ExamPlace::isFree)) {
                    there.forEach(ExamPlace::take);
                    return new Placement(false, Optional.of(candidate));
                }
            }
            return new Placement(true, Optional.empty());
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void release(UUID site, SkillLevel level, Set<Subject> subjects) {
        lock(List.of(site), Set.of(level), subjects).values().forEach(places -> places.forEach(ExamPlace::release));
    }

    private Map<UUID, List<ExamPlace>> lock(
            Collection<UUID> sites, Collection<SkillLevel> levels, Set<Subject> subjects) {
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
                        (subjects.isEmpty() ? Set.of(Subject.values()) : subjects)
                                .stream().map(Subject::name).toArray(String[]::new))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(ExamPlace::siteId));
    }

    /** Adds sites and changes places; nobody who has a place loses it. */
    void offer(ExamBatch batch, List<Offer> offers) {
        var known = of(batch.id()).stream().collect(Collectors.toMap(ExamSite::name, site -> site));
        for (var offer : offers) {
            var site = known.getOrDefault(offer.name(), new ExamSite(Ids.next(), batch.id(), offer.name()));
            site.moveTo(offer.address());
            persist(site);
            offer(site, offer.places());
        }
        var names = offers.stream().map(Offer::name).collect(Collectors.toSet());
        known.values().stream().filter(site -> !names.contains(site.name())).forEach(this::close);
        flush();
    }

    private void offer(ExamSite site, List<Places> offers) {
        var there = getEntityManager()
                .createQuery("from ExamPlace where key.siteId = :site order by key.level, key.subject", ExamPlace.class)
                .setParameter("site", site.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        for (var place : there) {
            if (offers.stream()
                    .noneMatch(offer -> offer.level() == place.level() && offer.subject() == place.subject())) {
                close(place);
            }
        }
        for (var offer : offers) {
            var place = there.stream()
                    .filter(known -> known.level() == offer.level() && known.subject() == offer.subject())
                    .findFirst()
                    .orElseGet(() -> opened(site, offer, there));
            if (place.taken() > offer.places()) {
                throw BatchProblems.reliedOn("sites: " + place.taken() + " places at " + site.name() + " are taken");
            }
            place.offer(offer.places());
            getEntityManager().persist(place);
        }
    }

    /** Who holds places of the level holds one in each of its subjects: a further subject would have none for them. */
    private static ExamPlace opened(ExamSite site, Places offer, List<ExamPlace> there) {
        if (there.stream().anyMatch(known -> known.level() == offer.level() && known.taken() > 0)) {
            throw BatchProblems.reliedOn(
                    "sites: level " + offer.level() + " at " + site.name() + " is registered for, its subjects stay");
        }
        return new ExamPlace(new ExamPlace.Key(site.id(), offer.level(), offer.subject()));
    }

    private void close(ExamSite site) {
        offer(site, List.of());
        delete(site);
    }

    private void close(ExamPlace place) {
        if (place.taken() > 0) {
            throw BatchProblems.reliedOn("sites: places that are taken can't be given up");
        }
        getEntityManager().remove(place);
    }
}
