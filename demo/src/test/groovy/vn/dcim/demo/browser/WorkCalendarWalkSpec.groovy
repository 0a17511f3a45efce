package vn.dcim.demo.browser

import java.time.Instant
import java.time.LocalDate
import java.time.temporal.ChronoUnit
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrder
import vn.dcim.core.work.WorkOrders
import vn.dcim.web.work.calendar.CalendarView

/** A lead moves orders on the calendar: with the mouse, and with the keyboard alone. */
class WorkCalendarWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared LocalDate monday
    @Shared String week

    def setupSpec() {
        def today = Instant.parse(demo.get('demo/clock').now).atZone(CentreTime.ZONE).toLocalDate()
        monday = today.plusWeeks(20).minusDays(today.dayOfWeek.value - 1)
        week = CalendarView.week(monday)
    }

    WorkOrder planned(String title) {
        def desk = demo.part(WorkDesk)
        def order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, title, null, '', null, [], []), 'shift-lead')
        def from = monday.plusDays(1).atTime(8, 0).atZone(CentreTime.ZONE).toInstant()
        desk.plan(order.id(), from, from.plus(3, ChronoUnit.HOURS), 'shift-lead')
    }

    LocalDate day(WorkOrder order) {
        LocalDate.ofInstant(demo.part(WorkOrders).get(order.id()).plannedFrom(), CentreTime.ZONE)
    }

    def "an order is dragged to another day of the #view, and moved back from the notice"() {
        given:
        def order = planned("Kéo trên lịch $view")
        def visitor = Visitor.signedIn(demo)
        visitor.page.navigate("/work/calendar?$view=${view == 'week' ? week : monday.toString().take(7)}")
        def target = view == 'week' || monday.plusDays(3).month == monday.month ? monday.plusDays(3) : monday.plusDays(1).withDayOfMonth(1)

        when:
        visitor.see("[data-moves=\"${order.id()}\"] .cal-when").dragTo(visitor.see("[data-day=\"$target\"] h3"))
        visitor.see('.cal-done').waitFor()

        then:
        day(order) == target
        visitor.see("[data-day=\"$target\"]").textContent().contains(order.title())

        when:
        visitor.see('.cal-done button').click()
        visitor.page.waitForURL { it.contains('back=' + target) }

        then:
        day(order) == monday.plusDays(1)
        visitor.faults == []

        cleanup:
        visitor?.close()

        where:
        view << ['week', 'month']
    }

    def "with the keyboard alone an order is moved too, #width px wide, and without scripts"() {
        given:
        def order = planned("Dời bằng bàn phím $width")
        def visitor = Visitor.signedIn(demo, [width: width, script: width > 800])
        visitor.page.navigate("/work/calendar?week=$week")
        def part = visitor.see(".cal-part:has(a[href=\"/work/${order.id()}\"])")

        when:
        part.locator('summary').focus()
        visitor.press('Enter')
        part.locator('[name=day]').fill(monday.plusDays(2).toString())
        part.locator('[name=reason]').fill('chờ vật tư')
        visitor.press('Enter')
        visitor.see('.cal-done').waitFor()

        then:
        day(order) == monday.plusDays(2)
        demo.part(WorkOrders).changes(order.id()).last().text().endsWith('chờ vật tư')
        visitor.faults == []

        cleanup:
        visitor?.close()

        where:
        width << [1440, 360]
    }

    def "#view fits a window of #width px"() {
        given:
        def visitor = Visitor.signedIn(demo, [width: width])
        def now = Instant.parse(demo.get('demo/clock').now).atZone(CentreTime.ZONE).toLocalDate()

        when:
        visitor.page.navigate("/work/calendar?$view=${view == 'week' ? CalendarView.week(now) : now.toString().take(7)}")

        then:
        visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0
        visitor.see('.cal-hours').count() == (view == 'week' ? 1 : 0)
        view == 'month' || visitor.see('.cal-hours').isVisible() == (width > 1100)

        cleanup:
        visitor?.close()

        where:
        [view, width] << [['week', 'month'], [820, 821, 1100, 1101]].combinations()
    }
}
