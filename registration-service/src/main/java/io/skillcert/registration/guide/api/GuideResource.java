package io.skillcert.registration.guide.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.registration.guide.AnswerQuestion;
import io.skillcert.registration.guide.Guide;
import io.skillcert.registration.guide.SearchGuide;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The guide (政策问答): questions that people ask, answered by the parameters in force. */
@Path("/v1/guide")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Guide")
class GuideResource {

    private static final int MAX_QUERY = 100;
    private static final int MAX_FOUND = 20;

    private final Guide guide;
    private final AnswerQuestion answerQuestion;
    private final SearchGuide searchGuide;
    private final BusinessClock clock;
    private final CallerLanguage language;

    GuideResource(
            Guide guide,
            AnswerQuestion answerQuestion,
            SearchGuide searchGuide,
            BusinessClock clock,
            CallerLanguage language) {
        this.guide = guide;
        this.answerQuestion = answerQuestion;
        this.searchGuide = searchGuide;
        this.clock = clock;
        this.language = language;
    }

    record TopicList(List<TopicView> items) {}

    /** @param answers the codes of its answers */
    record TopicView(String code, String name, List<String> answers) {}

    record FoundList(List<FoundView> items) {}

    /** @param score the higher, the better; comparable within one search only */
    @Schema(name = "FoundAnswerView")
    record FoundView(String code, String topic, String question, BigDecimal score) {}

    /** Lists the topics of the guide (政策问答) in their order, with the codes of the answers that belong to each. */
    @GET
    @Path("/topics")
    @PermitAll
    @Operation(summary = "List the topics of the guide with the codes of their answers")
    public TopicList topics() {
        var locale = language.get();
        return new TopicList(guide.topics().stream()
                .map(topic -> new TopicView(
                        topic.code(),
                        topic.name().in(locale),
                        topic.answers().stream().map(answer -> answer.code()).toList()))
                .toList());
    }

    /**
     * Returns question and answer in the caller's language, with every value that it states, the day from which the
     * value is in force and its citation. A day before the first value of a parameter is answered 400.
     */
    @GET
    @Path("/answers/{code}")
    @PermitAll
    @Operation(summary = "Get an answer of the guide with the values in force on a day, today if none is given")
    public GuideAnswerView answer(@RestPath String code, @RestQuery LocalDate on) {
        var day = Optional.ofNullable(on).orElseGet(clock::today);
        return GuideAnswerView.of(answerQuestion.answer(code, day, language.get()), day);
    }

    /**
     * Finds the answers that have the terms of the query, best first: a term counts more in the question than in the
     * answer, and the more the rarer it is. Without a match the list is empty.
     */
    @GET
    @Path("/search")
    @PermitAll
    @Operation(summary = "Search the questions and answers of the guide, in Chinese or English")
    public FoundList search(
            @RestQuery
                    @NotBlank
                    @Size(max = MAX_QUERY)
                    @Pattern(regexp = "[^\\p{L}\\p{N}]*[\\p{L}\\p{N}][\\s\\S]*", message = "has no letter and no digit")
                    String q,
            @RestQuery @DefaultValue("10") @Min(1) @Max(MAX_FOUND) int limit) {
        var locale = language.get();
        return new FoundList(searchGuide.search(q, limit).stream()
                .map(found -> new FoundView(
                        found.answer().code(),
                        found.topic(),
                        found.answer().question().in(locale),
                        found.score()))
                .toList());
    }
}
