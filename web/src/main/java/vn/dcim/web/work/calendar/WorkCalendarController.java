package vn.dcim.web.work.calendar;

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
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.FeedDesk;
import vn.dcim.core.shift.FeedKind;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.staff.WorkingDays;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkTransitions;
import vn.dcim.core.work.calendar.WorkCalendar;
import vn.dcim.core.work.calendar.WorkCalendar.Entry;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;
import vn.dcim.web.work.WorkFilter;

/** The calendar of work orders: a month or a week, by the same filters as the list, and moving an order to another day. */
@Hidden
@Controller(WorkCalendarController.PATH)
@Needs(Permission.VIEW)
final class WorkCalendarController {

    static final String PATH = "/work/calendar";

    private final WorkCalendar calendar;
    private final WorkOrders orders;
    private final WorkDesk desk;
    private final FeedDesk feeds;
    private final WorkingDays workingDays;
    private final Roster roster;
    private final HttpHostResolver hosts;
    private final Pages pages;

    WorkCalendarController(
            WorkCalendar calendar,
            WorkOrders orders,
            WorkDesk desk,
            FeedDesk feeds,
            WorkingDays workingDays,
            Roster roster,
            HttpHostResolver hosts,
            Pages pages) {
        this.calendar = calendar;
        this.orders = orders;
        this.desk = desk;
        this.feeds = feeds;
        this.workingDays = workingDays;
        this.roster = roster;
        this.hosts = hosts;
        this.pages = pages;
    }

    /** What is told beside the days. @param refused id of the order that was not moved; null for none */
    private record Beside(
            String feed, Typed typed, @Nullable Long refused, String fault) {

        static final Beside NOTHING = new Beside("", Typed.NOTHING, null, "");
    }

    /** The query takes {@code month} or {@code week}, {@code kind}, {@code who} and {@code q}; after a move what was moved. */
    @Get
    HttpResponse<?> calendar(HttpRequest<?> request) {
        return show(request, Typed.asked(request), Beside.NOTHING);
    }

    /** Moves an order to the {@code day}, for a {@code reason}, as the {@code version} that the page showed. */
    @Post("/{id}/move")
    @Needs(Permission.PLAN_WORK)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        CalendarView view = CalendarView.of(typed, today(request));
        WorkOrder before = orders.get(id);
        try {
            WorkOrder moved = desk.replan(
                    id, day(typed, "day"), typed.whole("version"), typed.text("reason"), SignedIn.name(request));
            String query = view.query() + WorkFilter.of(typed).query() + "&moved=" + id + "&version=" + moved.version()
                    + "&back=" + CalendarView.day(before);
            return HttpResponse.seeOther(URI.create(PATH + query));
        } catch (DcimException e) {
            HttpStatus status =
                    e.code() == ErrorCode.CHANGED_MEANWHILE ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
            return show(request, typed, new Beside("", typed, id, fault(request, before, e)))
                    .status(status);
        }
    }

    /** Makes the secret address of a calendar, and shows it this once. */
    @Post("/feed")
    @Needs(value = Permission.VIEW, personally = true)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> feed(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        String secret = feeds.make(SignedIn.name(request), kind(typed));
        return show(
                request,
                typed,
                new Beside(hosts.resolve(request) + PATH + "/" + secret + ".ics", Typed.NOTHING, null, ""));
    }

    /** Ends the secret address of a calendar. */
    @Post("/feed/revoke")
    @Needs(value = Permission.VIEW, personally = true)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        feeds.revoke(SignedIn.name(request), kind(typed));
        return HttpResponse.seeOther(
                URI.create(PATH + CalendarView.of(typed, today(request)).query()));
    }

    private static FeedKind kind(Typed typed) {
        return switch (typed.text("feed")) {
            case "mine" -> FeedKind.WORK;
            case "all" -> FeedKind.ALL_WORK;
            default -> throw new DcimException(ErrorCode.INVALID_VALUE, "feed", typed.text("feed"), "mine, all");
        };
    }

    private static LocalDate day(Typed typed, String field) {
        String text = typed.text(field).strip();
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, "2026-11-25");
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "2026-11-25");
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, Typed asked, Beside beside) {
        Visit visit = pages.visit(request);
        LocalDate today = today(request);
        CalendarView view = CalendarView.of(asked, today);
        WorkFilter filter = WorkFilter.of(asked);
        List<Entry> all = calendar.between(CalendarView.start(view.from()), CalendarView.start(view.to()));
        var page = new CalendarPage(
                view,
                days(
                        view,
                        all.stream().filter(entry -> filter.fits(entry.order())).toList(),
                        today),
                filter,
                all.stream()
                        .map(entry -> WorkFilter.who(entry.order()))
                        .distinct()
                        .sorted()
                        .toList(),
                roster.names(),
                today,
                Stream.of(view.from().getYear(), view.to().minusDays(1).getYear())
                        .distinct()
                        .filter(year -> !workingDays.isComplete(year))
                        .toList(),
                calendar.unplanned(view.from(), view.to()),
                beside.fault().isEmpty() ? moved(asked) : null,
                feeds.kinds(visit.account()),
                beside.feed(),
                beside.typed(),
                beside.refused(),
                beside.fault());
        return pages.page(request, visit.t("work.calendar"), "work/calendar", page);
    }

    private CalendarPage.@Nullable Moved moved(Typed asked) {
        Long id = asked.number("moved");
        if (id == null) {
            return null;
        }
        int version = asked.whole("version");
        LocalDate back = day(asked, "back");
        WorkOrder order = orders.get(id);
        boolean canUndo = order.version() == version
                && WorkTransitions.of(order.state(), WorkAction.PLAN).isPresent();
        return new CalendarPage.Moved(order, canUndo ? back : null);
    }

    private List<CalendarPage.Day> days(CalendarView view, List<Entry> entries, LocalDate today) {
        Set<Long> withForm = new HashSet<>();
        return view.firstDrawn()
                .datesUntil(view.lastDrawn())
                .map(day -> new CalendarPage.Day(
                        day,
                        view.has(day),
                        isWeekend(day),
                        !isWeekend(day) && !workingDays.isWorkingDay(day),
                        day.equals(today),
                        view.has(day) ? parts(day, entries, withForm) : List.of()))
                .toList();
    }

    private static List<CalendarPage.Part> parts(LocalDate day, List<Entry> entries, Set<Long> withForm) {
        return entries.stream()
                .filter(entry -> entry.meets(CalendarView.start(day), CalendarView.start(day.plusDays(1))))
                .map(entry -> new CalendarPage.Part(
                        entry, day, withForm.add(entry.order().id())))
                .toList();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private String fault(HttpRequest<?> request, WorkOrder order, DcimException failure) {
        Words words = pages.visit(request).words();
        if (failure.code() == ErrorCode.ILLEGAL_TRANSITION) {
            // why: it may have been begun since the page was opened
            String state = orders.get(order.id()).state().code();
            return words.t("work.calendar.refused", order.number(), words.t("crew.state." + state));
        }
        String told = FieldText.of(failure, words, "work.calendar.accepted.");
        return failure.code() == ErrorCode.INVALID_VALUE ? order.number() + ": " + told : told;
    }

    private LocalDate today(HttpRequest<?> request) {
        return LocalDate.ofInstant(pages.visit(request).now(), CentreTime.ZONE);
    }
}
