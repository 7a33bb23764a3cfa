package io.skillcert.exam.mark;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The corrections of the keys of all items. */
@ApplicationScoped
public class KeyCorrections implements PanacheRepositoryBase<KeyCorrection, UUID> {

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public KeyCorrection get(UUID id) {
        return findByIdOptional(id).orElseThrow(ExamProblem.KEY_CORRECTION_NOT_FOUND::exception);
    }

    KeyCorrection lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(ExamProblem.KEY_CORRECTION_NOT_FOUND::exception);
    }

    /** In the order of their ids, which is that of their proposal. */
    public List<KeyCorrection> page(PageRequest page) {
        return find("id > ?1 order by id", page.after())
                .page(0, page.fetchSize())
                .list();
    }

    /** The correction in force of each version that has one. */
    Map<UUID, KeyCorrection> inForce(Collection<UUID> versions) {
        return list("any_of(versionId, ?1) and approvedBy is not null order by number", (Object)
                        versions.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(
                        KeyCorrection::versionId,
                        Function.identity(),
                        BinaryOperator.maxBy((one, other) -> Integer.compare(
                                one.number().orElseThrow(), other.number().orElseThrow()))));
    }

    /** The new key of a version as JSON; empty unless the correction in force has one. */
    public Optional<String> newKey(UUID version, ItemCiphers ciphers) {
        return Optional.ofNullable(inForce(List.of(version)).get(version))
                .flatMap(correction -> correction.key(ciphers));
    }
}
