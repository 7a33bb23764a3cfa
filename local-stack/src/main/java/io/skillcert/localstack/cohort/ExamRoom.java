package io.skillcert.localstack.cohort;

import java.util.Comparator;
import java.util.List;

/** A room in which checked-in candidates can sit theory on computers, by the pages or the API. */
public final class ExamRoom {

    private final ComputerExam exam;
    private final List<Candidate> candidates;

    ExamRoom(ComputerExam exam, List<ComputerExam.Place> places) {
        this.exam = exam;
        this.candidates = places.stream()
                .map(place -> new Candidate(
                        place.registration(), place.session(), place.seat(), place.level(), place.ticketCode()))
                .sorted(Comparator.comparing(Candidate::level))
                .toList();
    }

    /**
     * A candidate who is checked in.
     *
     * @param session the exam session
     * @param ticketCode the content of the QR code on the admission ticket
     */
    public record Candidate(String registration, String session, int seat, int level, String ticketCode) {}

    /** Those of level 3 first. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** The code that the invigilator shows now to those who sit in a session; it changes every minute. */
    public String roomCode(String session) {
        return exam.roomCode(session);
    }
}
