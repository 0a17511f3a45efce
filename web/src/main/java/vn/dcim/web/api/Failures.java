package vn.dcim.web.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.ingest.spool.Spool;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visits;

/** The one mapping of failures: problem JSON for programs, a page for people, a line for a part of a page. */
@Singleton
public final class Failures {

    private static final MediaType PROBLEM = MediaType.of("application/problem+json");

    /** Failures that tell several things at once. */
    private static final Set<String> LISTING =
            Set.of(ErrorCode.DISPOSAL_BLOCKED.code(), ErrorCode.LEAVES_WITH_DATA.code());

    private final Dictionary dictionary;
    private final Pages pages;
    private final Spool spool;

    Failures(Dictionary dictionary, Pages pages, Spool spool) {
        this.dictionary = dictionary;
        this.pages = pages;
        this.spool = spool;
    }

    MutableHttpResponse<?> answer(HttpRequest<?> request, Failure failure) {
        Words words = dictionary.in(Visits.language(request));
        String title = words.t(
                "problem." + failure.code(), Optional.of(failure.status().getReason()));
        String detail = text(words, failure) + waiting(words, failure);
        if (isForPrograms(request)) {
            return HttpResponse.status(failure.status())
                    .body(new Problem(
                            "/problems/" + failure.code(),
                            title,
                            failure.status().getCode(),
                            detail,
                            request.getPath(),
                            fieldErrors(failure, detail),
                            failure.wayOut()))
                    .contentType(PROBLEM);
        }
        String wayOutText = failure.wayOut() == null ? "" : words.t("problem." + failure.code() + ".way-out");
        var page = new FailurePage(failure.status().getCode(), title, detail, failure.wayOut(), wayOutText);
        boolean part = request.getHeaders().contains("HX-Request");
        return (part
                        ? pages.fragment(request, "page/failure-line", page)
                        : pages.page(request, title, "page/failure", page))
                .status(failure.status());
    }

    /** Returns how much waits for a database that is away: no page can be opened then that would tell it. */
    private String waiting(Words words, Failure failure) {
        if (!failure.code().equals(ErrorCode.DATABASE_UNAVAILABLE.code()) || spool.isEmpty()) {
            return "";
        }
        Spool.State state = spool.state();
        return " " + words.t("error.database-unavailable.spool", words.number(state.batches(), 0), state.percent());
    }

    /** Returns the text of a failure of the domain in the reader's language. */
    public static String text(Words words, DcimException failure) {
        return text(words, Failure.of(failure));
    }

    private static String text(Words words, Failure failure) {
        if (LISTING.contains(failure.code())) {
            return words.t(
                    "error." + failure.code(),
                    word(words, failure.arguments().getFirst().toString()),
                    failure.arguments().stream()
                            .skip(1)
                            .map(left -> left(words, left.toString()))
                            .collect(Collectors.joining("; ")));
        }
        List<String> arguments = new ArrayList<>();
        for (Object argument : failure.arguments()) {
            // why: behind the kind of thing stands what was typed, which no bundle may translate
            boolean isWord = arguments.isEmpty() || failure.code().equals(ErrorCode.ILLEGAL_TRANSITION.code());
            arguments.add(isWord ? word(words, argument.toString()) : argument.toString());
        }
        if (failure.code().equals(ErrorCode.INVALID_VALUE.code())) {
            arguments.set(2, words.t("accepted." + failure.arguments().getFirst(), Optional.of(arguments.get(2))));
        }
        if (failure.code().equals(ErrorCode.DEVICE_UNREACHABLE.code())
                && arguments.get(1).contains(".")) {
            arguments.set(1, words.number(Double.parseDouble(arguments.get(1)), 1));
        }
        return words.t("error." + failure.code(), arguments.toArray());
    }

    /** What is in the way is told as a code and the name of a thing, such as "installed Redis". */
    private static String left(Words words, String told) {
        int space = told.indexOf(' ');
        return words.t(
                "disposal.left." + (space < 0 ? told : told.substring(0, space)),
                space < 0 ? "" : told.substring(space + 1));
    }

    /** Things and states are named in the domain's English, such as "alarm 12"; the reader gets the bundle's word for it. */
    private static String word(Words words, String named) {
        int space = named.indexOf(' ');
        String first = space < 0 ? named : named.substring(0, space);
        return words.has("word." + first) ? words.t("word." + first) + named.substring(first.length()) : named;
    }

    private static List<Problem.FieldError> fieldErrors(Failure failure, String detail) {
        return failure.code().equals(ErrorCode.INVALID_VALUE.code())
                ? List.of(new Problem.FieldError(
                        failure.arguments().get(0).toString(),
                        failure.arguments().get(1).toString(),
                        detail))
                : null;
    }

    private static boolean isForPrograms(HttpRequest<?> request) {
        return request.getPath().startsWith("/api/")
                || request.getHeaders().accept().stream()
                        .findFirst()
                        .filter(type -> type.getSubtype().endsWith("json"))
                        .isPresent();
    }
}
