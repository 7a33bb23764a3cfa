package io.skillcert.registration.ticket;

import com.fasterxml.jackson.core.type.TypeReference;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.http.json.Json;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import io.skillcert.personal.TicketCodes;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.Subject;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSite;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.document.Photos;
import io.skillcert.registration.occupation.OccupationCatalogue;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.progress.ExamProgress;
import io.skillcert.registration.progress.ExamProgresses;
import io.skillcert.registration.ticket.AdmissionTicket.Sitting;
import io.skillcert.registration.ticket.policy.TicketWindow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Issues admission tickets, from some days before the exam to the exam day (REG-11). */
@ApplicationScoped
public class IssueTicket {

    private static final TypeReference<List<SeatsAssignedV1.Seat>> SEATS = new TypeReference<>() {};

    private final TicketWindow window =
            new TicketWindow(new ParameterFiles("policy/ticket").count("opens-before-exam"));
    private final Registrations registrations;
    private final ExamProgresses progresses;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final ExamResultRules exam;
    private final OccupationCatalogue occupations;
    private final Persons persons;
    private final Photos photos;
    private final TicketCodes codes;
    private final FieldCipher cipher;
    private final Json json;
    private final BusinessClock clock;

    IssueTicket(
            Registrations registrations,
            ExamProgresses progresses,
            ExamBatches batches,
            ExamSites sites,
            WorkingDays workingDays,
            OccupationCatalogue occupations,
            Persons persons,
            Photos photos,
            TicketCodes codes,
            FieldCipher cipher,
            Json json,
            BusinessClock clock) {
        this.registrations = registrations;
        this.progresses = progresses;
        this.batches = batches;
        this.sites = sites;
        this.exam = new ExamResultRules(ResultParameterFiles.read(), workingDays);
        this.occupations = occupations;
        this.persons = persons;
        this.photos = photos;
        this.codes = codes;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Issues the ticket of a registration.
     *
     * @param owner the account that must own the registration, or null for callers who may see all
     * @throws io.skillcert.http.problem.ProblemException 409 if the registration has no seats, it is not the time, or the
     *     account, of which nothing is verified, would learn another name than the one it has stated
     */
    @Transactional
    public AdmissionTicket issue(UUID id, String owner) {
        var registration = registrations.getFor(id, owner);
        if (registration.status() != RegistrationStatus.CONFIRMED) {
            throw RegistrationProblem.NOT_CONFIRMED.exception();
        }
        if (registration.identification().isDoubtful()) {
            throw RegistrationProblem.TICKET_WITHHELD.exception();
        }
        var sittings = progresses
                .findByIdOptional(id)
                .filter(progress -> progress.seatsJson() != null)
                .map(progress -> sittings(registration, progress))
                .orElseThrow(RegistrationProblem.SEATS_NOT_ASSIGNED::exception);
        var validity = validity(sittings);
        var today = clock.today();
        if (today.isBefore(validity.from())) {
            throw RegistrationProblem.TICKET_NOT_OPEN.exception(validity.from());
        }
        if (today.isAfter(validity.until())) {
            throw RegistrationProblem.TICKET_OVER.exception(validity.until());
        }
        return ticket(registration, sittings, code(id, validity.until()));
    }

    /** The first and the last day on which a ticket is issued (REG-11). */
    public record Validity(LocalDate from, LocalDate until) {}

    /** The days on which the ticket is issued; empty without seats, or if no ticket is issued before the name is checked. */
    public Optional<Validity> validityOf(Registration registration, ExamProgress progress) {
        return Optional.of(progress)
                .filter(known -> known.seatsJson() != null)
                .filter(known -> !registration.identification().isDoubtful())
                .map(known -> validity(sittings(registration, known)));
    }

    private Validity validity(List<Sitting> sittings) {
        var days = sittings.stream()
                .map(sitting -> sitting.startsAt().toLocalDate())
                .toList();
        return new Validity(window.opensOn(days), window.closesOn(days));
    }

    /** The photo of the candidate as a data URI; empty if none was uploaded. */
    public Optional<String> photoOf(UUID id) {
        return photos.dataUriOf(registrations.get(id).decidedWith());
    }

    /** The name of the occupation of a registration in a language. */
    public String occupationOf(UUID id, Locale language) {
        return occupations.nameOf(registrations.get(id).occupationCode(), language);
    }

    private String code(UUID id, LocalDate lastExamDay) {
        if (!codes.isReady()) {
            throw RegistrationProblem.NO_TICKET_SECRET.exception();
        }
        return codes.write(new TicketCodes.Code(id, lastExamDay));
    }

    private AdmissionTicket ticket(Registration registration, List<Sitting> sittings, String code) {
        var person = persons.findById(registration.personId());
        return new AdmissionTicket(
                registration.id(),
                "%010d".formatted(registration.number()),
                batches.get(registration.batchId()).name(),
                occupations.nameOf(registration.occupationCode()),
                registration.level().number(),
                person.name(cipher),
                Mask.number(person.number(cipher)),
                sittings,
                code);
    }

    private List<Sitting> sittings(Registration registration, ExamProgress progress) {
        var addresses =
                sites.of(registration.batchId()).stream().collect(Collectors.toMap(ExamSite::name, ExamSite::address));
        return json.read(progress.seatsJson(), SEATS).stream()
                .map(seat -> sitting(registration, seat, addresses.get(seat.site())))
                .sorted(Comparator.comparing(Sitting::startsAt))
                .toList();
    }

    private Sitting sitting(Registration registration, SeatsAssignedV1.Seat seat, String address) {
        var startsAt = seat.startsAt().atZone(BusinessClock.ZONE).toOffsetDateTime();
        var endsAt = exam.minutesOf(Subject.valueOf(seat.subject()), startsAt.toLocalDate())
                .map(minutes -> minutes + registration.accommodation().extraMinutes())
                .map(startsAt::plusMinutes)
                .orElse(null);
        return new Sitting(
                ExamSubject.valueOf(seat.subject()), seat.site(), address, seat.room(), seat.seat(), startsAt, endsAt);
    }
}
