package vn.dcim.web.shift;

import io.micronaut.core.annotation.Nullable;
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
import io.micronaut.http.server.util.HttpHostResolver;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.FeedDesk;
import vn.dcim.core.shift.FeedKind;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterDesk;
import vn.dcim.core.shift.RosterFinding;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.ShiftPatterns;
import vn.dcim.core.shift.Swap;
import vn.dcim.core.shift.SwapDesk;
import vn.dcim.core.staff.WorkingDays;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.export.ListExport;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The roster: who is on duty when, planned by pattern and by hand, and shifts that change hands. */
@Hidden
@Controller("/shift/roster")
@Needs(Permission.VIEW)
final class RosterController {

    private final Roster roster;
    private final RosterDesk desk;
    private final SwapDesk swaps;
    private final FeedDesk feeds;
    private final ShiftPatterns patterns;
    private final WorkingDays workingDays;
    private final HttpHostResolver hosts;
    private final Pages pages;

    RosterController(
            Roster roster,
            RosterDesk desk,
            SwapDesk swaps,
            FeedDesk feeds,
            ShiftPatterns patterns,
            WorkingDays workingDays,
            HttpHostResolver hosts,
            Pages pages) {
        this.roster = roster;
        this.desk = desk;
        this.swaps = swaps;
        this.feeds = feeds;
        this.patterns = patterns;
        this.workingDays = workingDays;
        this.hosts = hosts;
        this.pages = pages;
    }

    /** What is shown. @param week a day of it; null for a month @param month null for the present one */
    private record View(@Nullable LocalDate week, YearMonth month) {

        LocalDate from() {
            return week == null ? month.atDay(1) : week.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        LocalDate to() {
            return week == null ? month.plusMonths(1).atDay(1) : from().plusWeeks(1);
        }
    }

    @Get
    HttpResponse<?> roster(HttpRequest<?> request) {
        return show(request, view(request), Typed.NOTHING, "", "");
    }

    @Get("/export.csv")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> csv(HttpRequest<?> request) {
        return export(request).csv();
    }

    @Get("/export.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> xlsx(HttpRequest<?> request) {
        return export(request).xlsx();
    }

    @Get("/export.json")
    @Costs(Cost.EXPORTS)
    HttpResponse<?> json(HttpRequest<?> request) {
        return export(request).json();
    }

    private ListExport<Turn> export(HttpRequest<?> request) {
        View view = view(request);
        return new ListExport<>(
                "roster", ShiftColumns.roster(pages.visit(request).words(), roster.names()), turns(view));
    }

    @Post("/plan")
    @Needs(Permission.PLAN_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> plan(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(request, body, typed -> {
            YearMonth month = month(typed.text("month"));
            desk.plan(month, typed.text("pattern"), SignedIn.name(request));
            return "?month=" + month;
        });
    }

    @Post("/crews")
    @Needs(Permission.PLAN_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> crews(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(request, body, typed -> {
            List<List<String>> crews = new ArrayList<>();
            for (int crew = 1; typed.fields().containsKey("crew-" + crew); crew++) {
                List<String> people = Typed.names(typed.text("crew-" + crew));
                if (!people.isEmpty()) {
                    crews.add(people);
                }
            }
            desk.setCrews(crews, SignedIn.name(request));
            return "";
        });
    }

    @Post("/absences")
    @Needs(Permission.PLAN_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> absence(HttpRequest<?> request, @Body Map<String, Object> body) {
        return done(request, body, typed -> {
            desk.addAbsence(
                    typed.text("account"),
                    typed.day("from-day"),
                    typed.day("to-day"),
                    typed.text("reason"),
                    SignedIn.name(request));
            return "";
        });
    }

    @Post(uri = "/absences/{id}/remove", consumes = MediaType.ALL)
    @Needs(Permission.PLAN_SHIFT)
    HttpResponse<?> removeAbsence(HttpRequest<?> request, long id) {
        desk.removeAbsence(id, SignedIn.name(request));
        return HttpResponse.seeOther(URI.create("/shift/roster"));
    }

    /** Makes the secret address of the reader's calendar, and shows it this once. */
    @Post("/feed")
    @Needs(value = Permission.WORK_SHIFT, personally = true)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> feed(HttpRequest<?> request) {
        String secret = feeds.make(SignedIn.name(request), FeedKind.SHIFTS);
        return show(
                request,
                view(request),
                Typed.NOTHING,
                "",
                hosts.resolve(request) + ShiftCalendarController.PATH + "/" + secret + ".ics");
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, long id) {
        return showOne(request, id, Typed.NOTHING, "");
    }

    @Post("/{id}")
    @Needs(Permission.PLAN_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> assign(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return doneOne(
                request,
                id,
                body,
                typed -> desk.assign(
                        id, Typed.names(typed.text("people")), typed.text("reason"), SignedIn.name(request)));
    }

    /** Asks somebody to take one's own shift. */
    @Post("/{id}/swap")
    @Needs(Permission.WORK_SHIFT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        return doneOne(
                request,
                id,
                body,
                typed -> swaps.ask(
                        id, typed.text("taker"), typed.number("other"), typed.text("reason"), SignedIn.name(request)));
    }

    @Post(uri = "/swaps/{swap}/approve", consumes = MediaType.ALL)
    @Needs(Permission.PLAN_SHIFT)
    HttpResponse<?> approve(HttpRequest<?> request, long swap) {
        return act(request, swap, Swap.Action.APPROVE);
    }

    @Post(uri = "/swaps/{swap}/reject", consumes = MediaType.ALL)
    @Needs(Permission.PLAN_SHIFT)
    HttpResponse<?> reject(HttpRequest<?> request, long swap) {
        return act(request, swap, Swap.Action.REJECT);
    }

    /** Accepts, refuses or withdraws: what the two do whose shifts they are. */
    @Post(uri = "/swaps/{swap}/{action}", consumes = MediaType.ALL)
    @Needs(Permission.WORK_SHIFT)
    HttpResponse<?> answer(HttpRequest<?> request, long swap, String action) {
        Swap.Action wanted = Swap.Action.of(action)
                .filter(one -> !one.isDecision())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "action", action));
        return act(request, swap, wanted);
    }

    private HttpResponse<?> act(HttpRequest<?> request, long swap, Swap.Action action) {
        try {
            swaps.act(swap, action, SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/shift/roster"));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return show(request, view(request), Typed.NOTHING, text(request, e), "")
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private HttpResponse<?> done(HttpRequest<?> request, Map<String, Object> body, Function<Typed, String> act) {
        Typed typed = Typed.of(body);
        try {
            return HttpResponse.seeOther(URI.create("/shift/roster" + act.apply(typed)));
        } catch (DcimException e) {
            return show(request, view(request), typed, text(request, e), "").status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private HttpResponse<?> doneOne(
            HttpRequest<?> request, long id, Map<String, Object> body, Function<Typed, Object> act) {
        Typed typed = Typed.of(body);
        try {
            act.apply(typed);
            return HttpResponse.seeOther(URI.create("/shift/roster/" + id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            return showOne(request, id, typed, text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, View view, Typed typed, String fault, String feed) {
        Visit visit = pages.visit(request);
        LocalDate today = LocalDate.ofInstant(visit.now(), CentreTime.ZONE);
        List<Turn> turns = turns(view);
        List<Swap> open = swaps.newest();
        Map<Long, Turn> swapped = new HashMap<>();
        open.stream()
                .flatMap(swap -> Stream.of(swap.shiftId(), swap.otherShiftId()))
                .filter(id -> id != null)
                .distinct()
                .forEach(id -> swapped.put(id, roster.get(id)));
        var page = new RosterPage(
                view.from(),
                view.week() != null,
                view.from()
                        .datesUntil(view.to())
                        .map(day -> day(day, today, turns))
                        .toList(),
                findings(view),
                Stream.of(
                                view.from().getYear(),
                                view.to().getYear(),
                                today.plusMonths(1).getYear())
                        .distinct()
                        .filter(year -> !workingDays.isComplete(year))
                        .toList(),
                roster.crews(),
                patterns.all(),
                roster.absences(today),
                open,
                swapped,
                roster.names(),
                roster.people().stream().map(Account::name).toList(),
                feed,
                typed,
                fault);
        return pages.page(request, visit.t("roster.title"), "shift/roster", page);
    }

    private RosterPage.Day day(LocalDate day, LocalDate today, List<Turn> turns) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return new RosterPage.Day(
                day,
                weekend,
                !weekend && !workingDays.isWorkingDay(day),
                day.equals(today),
                turns.stream().filter(turn -> turn.shift().day().equals(day)).toList());
    }

    private MutableHttpResponse<?> showOne(HttpRequest<?> request, long id, Typed typed, String fault) {
        Turn turn = roster.get(id);
        Visit visit = pages.visit(request);
        Instant from = turn.shift().beginsAt();
        var page = new DutyPage(
                turn,
                roster.findings(from, turn.shift().endsAt()).stream()
                        .filter(finding -> finding.kind() != RosterFinding.Kind.NO_CALENDAR)
                        .filter(finding ->
                                finding.shiftId() == null || finding.shiftId().equals(id))
                        .toList(),
                roster.between(visit.now(), visit.now().plus(java.time.Duration.ofDays(45))).stream()
                        .filter(other -> other.shift().beginsAt().isAfter(visit.now()) && !other.has(visit.account()))
                        .toList(),
                roster.names(),
                roster.people().stream().map(Account::name).toList(),
                typed,
                fault);
        return pages.page(request, visit.t("roster.one"), "shift/duty", page);
    }

    private List<RosterFinding> findings(View view) {
        return roster.findings(start(view.from()), start(view.to()));
    }

    private List<Turn> turns(View view) {
        return roster.between(start(view.from()), start(view.to())).stream()
                .filter(turn -> !turn.shift().day().isBefore(view.from()))
                .toList();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(CentreTime.ZONE).toInstant();
    }

    private View view(HttpRequest<?> request) {
        String week = request.getParameters().get("week", String.class, "");
        String month = request.getParameters().get("month", String.class, "");
        YearMonth present = YearMonth.from(pages.visit(request).now().atZone(CentreTime.ZONE));
        try {
            return new View(
                    week.isEmpty() ? null : LocalDate.parse(week),
                    month.isEmpty() || !month.matches("\\d{4}-\\d{2}") ? present : YearMonth.parse(month));
        } catch (DateTimeException e) {
            throw new DcimException(
                    e, ErrorCode.INVALID_VALUE, week.isEmpty() ? "month" : "week", week + month, "2026-11");
        }
    }

    private static YearMonth month(String typed) {
        try {
            return YearMonth.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "month", typed, "2026-11");
        }
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        return FieldText.of(failure, pages.visit(request).words(), "shift.accepted.");
    }
}
