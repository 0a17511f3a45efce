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
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.handover.Handover;
import vn.dcim.core.shift.handover.HandoverDesk;
import vn.dcim.core.shift.handover.HandoverDesk.Side;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.Typed;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.NeedsFreshProof;
import vn.dcim.web.security.SignedIn;

/** Handovers, their signatures and their papers. */
@Hidden
@Controller("/shift/handovers")
@Needs(Permission.VIEW)
final class HandoverController {

    private final Handovers handovers;
    private final HandoverDesk desk;
    private final HandoverPaper paper;
    private final Roster roster;
    private final MinutesPress press;
    private final Pages pages;

    HandoverController(
            Handovers handovers,
            HandoverDesk desk,
            HandoverPaper paper,
            Roster roster,
            MinutesPress press,
            Pages pages) {
        this.handovers = handovers;
        this.desk = desk;
        this.paper = paper;
        this.roster = roster;
        this.press = press;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Visit visit = pages.visit(request);
        String wanted = request.getParameters().get("month", String.class, "");
        YearMonth month = wanted.matches("\\d{4}-(0[1-9]|1[0-2])")
                ? YearMonth.parse(wanted)
                : YearMonth.from(visit.now().atZone(CentreTime.ZONE));
        Instant end = Roster.begin(month.plusMonths(1));
        Instant until = end.isBefore(visit.now()) ? end : visit.now().plusMillis(1);
        Instant begin = Roster.begin(month);
        return pages.page(
                request,
                visit.t("handover.list"),
                "shift/handovers",
                new HandoverListPage(
                        month, begin.isBefore(until) ? handovers.between(begin, until) : List.of(), roster.names()));
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, long id) {
        return show(request, id, Typed.NOTHING, "");
    }

    /** Signs, by one's own account, proven not long ago. */
    @Post("/{id}/{side}")
    @Needs(value = Permission.WORK_SHIFT, personally = true)
    @NeedsFreshProof
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> sign(HttpRequest<?> request, long id, String side, @Body Map<String, Object> body) {
        Side wanted = Side.of(side).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "side", side));
        Typed typed = Typed.of(body);
        try {
            desk.sign(id, wanted, typed.text("remarks"), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/shift/handovers/" + id));
        } catch (DcimException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                throw e;
            }
            String fault = FieldText.of(e, pages.visit(request).words(), "shift.accepted.");
            return show(request, id, typed, fault).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** The handover as it is printed and filed. */
    @Get("/{id}/paper")
    HttpResponse<?> paper(HttpRequest<?> request, long id) {
        return pages.page(
                request,
                pages.visit(request).t("handover.paper"),
                "shift/paper",
                new HandoverPaperPage(id, paper.of(handovers.get(id)), press.words()));
    }

    /** The same as a file, docx or pdf. */
    @Get("/{id}/paper.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> paper(long id, String format) {
        return press.file(paper.of(handovers.get(id)), format, "ban-giao-ca-" + id);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, Typed typed, String fault) {
        Visit visit = pages.visit(request);
        Handovers.Sheet sheet = handovers.get(id);
        Handover signed = sheet.handover();
        var page = new HandoverPage(
                sheet,
                signed == null || handovers.isProved(signed),
                sides(sheet, visit),
                visit.now().isBefore(sheet.turn().shift().handoverOpensAt()),
                roster.names(),
                typed,
                fault);
        return pages.page(request, visit.t("handover.title"), "shift/handover", page);
    }

    private static List<Side> sides(Handovers.Sheet sheet, Visit visit) {
        Handover signed = sheet.handover();
        if (visit.now().isBefore(sheet.turn().shift().handoverOpensAt()) || !visit.may(Permission.WORK_SHIFT)) {
            return List.of();
        }
        List<Side> sides = new ArrayList<>();
        if (sheet.turn().has(visit.account()) && (signed == null || signed.givenAt() == null)) {
            sides.add(Side.GIVE);
        }
        if (sheet.next() != null && sheet.next().has(visit.account()) && (signed == null || signed.takenAt() == null)) {
            sides.add(Side.TAKE);
        }
        return sides;
    }
}
