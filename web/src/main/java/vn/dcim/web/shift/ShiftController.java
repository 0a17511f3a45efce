package vn.dcim.web.shift;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Permission;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.handover.DueList;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.core.shift.log.LogDesk;
import vn.dcim.core.shift.round.Rounds;
import vn.dcim.web.alarm.AlarmLine;
import vn.dcim.web.alarm.AlarmLines;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.scope.SeenAlarms;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The shift's own page, and the points that it has not finished. */
@Hidden
@Controller("/shift")
@Needs(Permission.VIEW)
final class ShiftController {

    private static final Duration AHEAD = Duration.ofHours(12);

    private final Roster roster;
    private final Handovers handovers;
    private final Rounds rounds;
    private final DueList due;
    private final LogBook book;
    private final LogDesk desk;
    private final SeenAlarms alarms;
    private final AlarmLines lines;
    private final Pages pages;

    ShiftController(
            Roster roster,
            Handovers handovers,
            Rounds rounds,
            DueList due,
            LogBook book,
            LogDesk desk,
            SeenAlarms alarms,
            AlarmLines lines,
            Pages pages) {
        this.roster = roster;
        this.handovers = handovers;
        this.rounds = rounds;
        this.due = due;
        this.book = book;
        this.desk = desk;
        this.alarms = alarms;
        this.lines = lines;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> now(HttpRequest<?> request) {
        return show(request, Typed.NOTHING, "");
    }

    @Post("/points")
    @Needs(Permission.WORK_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(request, body, typed -> desk.open(typed.text("text"), typed.text("owner"), SignedIn.name(request)));
    }

    @Post("/points/{id}/give")
    @Needs(Permission.WORK_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> give(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, body, typed -> desk.give(id, typed.text("owner"), SignedIn.name(request)));
    }

    @Post("/points/{id}/close")
    @Needs(Permission.WORK_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return done(request, body, typed -> desk.close(id, typed.text("outcome"), SignedIn.name(request)));
    }

    private HttpResponse<?> done(HttpRequest<?> request, Map<String, Object> body, Function<Typed, Object> act) {
        Typed typed = Typed.of(body);
        try {
            act.apply(typed);
            return HttpResponse.seeOther(URI.create("/shift"));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            String fault = FieldText.of(e, pages.visit(request).words(), "shift.accepted.");
            return show(request, typed, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, Typed typed, String fault) {
        Visit visit = pages.visit(request);
        Instant now = visit.now();
        Optional<Turn> turn = roster.at(now);
        Function<Alarm, AlarmLine> inWords = lines.in(visit.words());
        List<AlarmBoard.Family> families = alarms.families(visit.scope());
        var page = new ShiftPage(
                turn.orElse(null),
                turn.flatMap(on -> roster.after(on.shift())).orElse(null),
                turn.flatMap(on -> roster.before(on.shift()))
                        .filter(before -> before.shift()
                                .endsAt()
                                .equals(turn.get().shift().beginsAt()))
                        .map(this::listed)
                        .orElse(null),
                turn.map(this::listed).orElse(null),
                families.stream()
                        .filter(family -> isLookedAt(family.root()))
                        .sorted(Comparator.comparing(ShiftPage.Standing::weight))
                        .map(family -> new ShiftPage.Standing(
                                inWords.apply(family.root()),
                                family.consequences().size()))
                        .toList(),
                families.stream()
                        .map(AlarmBoard.Family::root)
                        .filter(alarm -> alarm.cover() != null)
                        .map(inWords)
                        .toList(),
                turn.map(on -> rounds.of(on.shift().id())).orElse(List.of()),
                due.between(now, now.plus(AHEAD)),
                due.overdue(now),
                book.watched(),
                book.openPoints(),
                roster.findings(now, now.plus(AHEAD)),
                roster.names(),
                roster.people().stream().map(Account::name).toList(),
                typed,
                fault);
        return pages.page(request, visit.t("shift.title"), "shift/now", page);
    }

    private Handovers.Listed listed(Turn of) {
        return handovers.between(of.shift().beginsAt(), of.shift().endsAt()).stream()
                .filter(one -> one.turn().shift().id().equals(of.shift().id()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isLookedAt(Alarm alarm) {
        return alarm.state() == AlarmState.UNACKNOWLEDGED
                || alarm.state() == AlarmState.ACKNOWLEDGED
                || alarm.state() == AlarmState.RETURNED_UNACKNOWLEDGED;
    }
}
