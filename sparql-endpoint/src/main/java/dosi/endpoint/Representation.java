package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The form that an answer gets.
///
/// @param mediaType as the client calls it
record Representation(String mediaType, AnswerFormat format) {

    /// The form that a client wants most: by the name of a format, or else by `Accept`.
    ///
    /// @param possible what the answer can be written as, the usual first
    /// @throws ProblemException where none of the wishes is possible
    static Representation choose(
            List<AnswerFormat> possible, Optional<String> name, HttpServletRequest request) {
        if (name.isPresent()) {
            return possible.stream()
                    .filter(format -> format.label().equals(name.get()))
                    .map(format -> new Representation(format.mediaTypes().getFirst(), format))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    notAcceptable(
                                            possible.stream().map(AnswerFormat::label).toList()));
        }
        SequencedMap<String, AnswerFormat> offers = new LinkedHashMap<>();
        for (AnswerFormat format : possible) {
            format.mediaTypes().forEach(type -> offers.putIfAbsent(type, format));
        }
        return AcceptHeader.of(request.getHeaders("Accept"))
                .best(new ArrayList<>(offers.keySet()))
                .flatMap(
                        type ->
                                Optional.ofNullable(offers.get(type))
                                        .map(format -> new Representation(type, format)))
                .orElseThrow(
                        () ->
                                notAcceptable(
                                        possible.stream()
                                                .map(format -> format.mediaTypes().getFirst())
                                                .toList()));
    }

    private static ProblemException notAcceptable(List<String> possible) {
        return new ProblemException(
                QueryProblem.NOT_ACCEPTABLE.at(Place.of("request"), String.join(", ", possible)));
    }

    /// The value of the field `Content-Type`.
    String contentType() {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }
}
