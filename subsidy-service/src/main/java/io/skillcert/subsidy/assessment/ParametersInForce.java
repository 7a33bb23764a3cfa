package io.skillcert.subsidy.assessment;

import io.skillcert.http.json.Json;
import io.skillcert.http.security.Caller;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.policy.subsidy.data.SubsidyParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The store of every parameter entry that has been in force, each with its source. An entry is never changed: if a shipped
 * file differs from the entry that cases were decided by, the service does not start. An entry that the files lack comes from
 * a later version that runs beside this one, and is followed.
 */
@ApplicationScoped
public class ParametersInForce {

    private static final Logger LOG = Logger.getLogger(ParametersInForce.class);

    private final EntityManager database;
    private final Json json;

    ParametersInForce(EntityManager database, Json json) {
        this.database = database;
        this.json = json;
    }

    private record Entry(String name, LocalDate effectiveFrom, String content, boolean fromFile) {}

    /**
     * Stores the entries of the shipped files that are new and compares all others.
     *
     * @throws PolicyDataException naming the first entry that differs from the files
     */
    @Transactional
    public void verify(Map<String, ParameterFile> shipped) {
        shipped.values().forEach(file -> file.values()
                .forEach((day, entry) -> insert(file.name(), day, entry, "FILE", Caller.SERVICE)));
        for (var entry : entries()) {
            var file = shipped.get(entry.name());
            var written = file == null ? null : file.values().get(entry.effectiveFrom());
            if (written == null && entry.fromFile()) {
                LOG.warnf(
                        "Parameter %s of %s is in no file of this version; a later version has put it in force",
                        entry.name(), entry.effectiveFrom());
            }
            if (written != null && !json.tree(entry.content()).equals(json.tree(json.write(written)))) {
                throw new PolicyDataException(
                        SubsidyParameterFiles.FOLDER + "/" + entry.name() + ".yaml",
                        "the entry of " + entry.effectiveFrom() + " differs from the one that cases were decided by");
            }
        }
    }

    /**
     * Puts an entry in force.
     *
     * @return false if there is one from that day already
     */
    @Transactional
    public boolean putInForce(String name, LocalDate effectiveFrom, ParameterFile.Entry entry, String by) {
        return insert(name, effectiveFrom, entry, "PEOPLE", by) == 1;
    }

    /** Withdraws an entry that people have put in force and whose day has not come; another one may follow. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(String name, LocalDate effectiveFrom, String by) {
        database.createNativeQuery("insert into parameter_withdrawal (name, effective_from, revision, withdrawn_by)"
                        + " select name, effective_from, max(revision), :by from parameter_entry"
                        + " where name = :name and effective_from = :day group by name, effective_from")
                .setParameter("name", name)
                .setParameter("day", effectiveFrom)
                .setParameter("by", by)
                .executeUpdate();
    }

    private int insert(String name, LocalDate day, ParameterFile.Entry entry, String source, String by) {
        return database.createNativeQuery(
                        "insert into parameter_entry (name, effective_from, revision, content, source, put_by) values"
                                + " (:name, :day, (select count(*) from parameter_withdrawal where name = :name and"
                                + " effective_from = :day), cast(:content as jsonb), :source, :by) on conflict do nothing")
                .setParameter("name", name)
                .setParameter("day", day)
                .setParameter("content", json.write(entry))
                .setParameter("source", source)
                .setParameter("by", by)
                .executeUpdate();
    }

    /** The shipped files together with the entries that people, or a later version, have put in force. */
    Map<String, ParameterFile> addTo(Map<String, ParameterFile> shipped) {
        var files = new LinkedHashMap<>(shipped);
        for (var entry : entries()) {
            files.computeIfPresent(
                    entry.name(),
                    (name, file) -> file.values().containsKey(entry.effectiveFrom())
                            ? file
                            : file.with(entry.effectiveFrom(), json.read(entry.content(), ParameterFile.Entry.class)));
        }
        return files;
    }

    long count() {
        return (Long) database.createNativeQuery("select (select count(*) from parameter_entry)"
                        + " + (select count(*) from parameter_withdrawal)")
                .getSingleResult();
    }

    private List<Entry> entries() {
        List<?> rows = database.createNativeQuery("select name, effective_from, cast(content as text), source"
                        + " from parameter_entry e where not exists (select from parameter_withdrawal w"
                        + " where (w.name, w.effective_from, w.revision) = (e.name, e.effective_from, e.revision))"
                        + " order by name, effective_from")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Entry((String) row[0], day(row[1]), (String) row[2], row[3].equals("FILE")))
                .toList();
    }

    private static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
