package vn.dcim.web.regulation;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import io.micronaut.http.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import vn.dcim.core.regulation.Due;
import vn.dcim.web.language.Words;

/** What is due as an iCalendar: a whole day each. */
final class DueCalendar {

    static final MediaType TYPE = MediaType.of("text/calendar; charset=utf-8");

    private DueCalendar() {}

    /** @param host such as {@code https://dcim.example}, before the paths of pages */
    static String write(List<Due> due, Words words, Instant now, String host) {
        var calendar = new ICalendar();
        calendar.setProductId("-//DCIM//Compliance//VI");
        calendar.setMethod(Method.publish());
        due.forEach(each -> calendar.addEvent(event(each, words, now, host)));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(Due due, Words words, Instant now, String host) {
        var event = new VEvent();
        event.setUid("compliance-" + due.id() + "@dcim");
        event.setDateTimeStamp(Date.from(now));
        event.setSummary(words.t("regulation.due.kind." + due.kind().code()) + ": " + title(due, words));
        event.setDateStart(day(due.on()));
        event.setDateEnd(day(due.on().plusDays(1)));
        event.setUrl(host + due.path());
        return event;
    }

    /** Returns what is due in words. */
    static String title(Due due, Words words) {
        if (due.obligation() == null) {
            return due.name();
        }
        String about = due.obligation().id() + " "
                + RegulationWords.of(words, due.obligation().title());
        return due.name().isEmpty() ? about : about + " (" + due.name() + ")";
    }

    // why: a day of its own parts is no instant, and stays the same day whatever zone this machine is in
    private static ICalDate day(LocalDate day) {
        return new ICalDate(
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 0, 0, 0, false), false);
    }
}
