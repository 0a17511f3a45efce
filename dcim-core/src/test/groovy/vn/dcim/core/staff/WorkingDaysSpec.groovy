package vn.dcim.core.staff

import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

class WorkingDaysSpec extends Specification {

    @Shared WorkingDays days = new WorkingDays(null, '12-01')
    @TempDir Path folder

    def "AG59-6.3.c: five working days after #from end on #due, since #why"() {
        expect:
        days.after(LocalDate.parse(from), 5) == LocalDate.parse(due)

        where:
        from         || due          | why
        '2026-11-16' || '2026-11-23' | 'Tuesday to Friday are four, a weekend lies between'
        '2026-11-20' || '2026-11-27' | 'counting begins on Monday'
        '2026-11-21' || '2026-11-27' | 'a Saturday does not count either'
        '2026-02-12' || '2026-02-26' | 'Friday 13 is one, Tết is off from 16 to 20, Monday 23 is two'
        '2026-01-06' || '2026-01-12' | 'Saturday 10 is a make-up working day, and is the fourth'
        '2025-12-31' || '2026-01-09' | '1 and 2 January are off, and Monday 5 is one'
        '2026-12-29' || '2027-01-06' | 'Wednesday, Thursday, then Monday, since 1 January is off'
    }

    def "a year whose days off are not all announced says so, and so does one without a file"() {
        expect:
        days.isComplete(2026)
        !days.isComplete(2027)
        !days.isComplete(2031)
        days.isWorkingDay(LocalDate.parse('2031-01-01'))
    }

    def "the site's own file of a year comes before the program's"() {
        given:
        Files.writeString(folder.resolve('2027.yaml'), '{year: 2027, complete: true, off: [2027-02-05], working: [2027-02-13]}')
        def own = new WorkingDays(folder, '12-01')

        expect:
        own.isComplete(2027)
        !own.isWorkingDay(LocalDate.parse('2027-02-05'))
        own.isWorkingDay(LocalDate.parse('2027-02-13'))
        !days.isWorkingDay(LocalDate.parse('2027-02-13'))
        !own.isWorkingDay(LocalDate.parse('2026-02-17'))
    }

    def "a file with #what stops the start"() {
        given:
        Files.writeString(folder.resolve('odd.yaml'), text)

        when:
        new WorkingDays(folder, '12-01')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.BROKEN_DEFINITION

        where:
        what                   | text
        'no year'              | 'off: [2027-02-05]'
        'a day of another year'| '{year: 2027, off: [2026-02-05]}'
        'what is no day'       | '{year: 2027, off: [Tết]}'
        'an unknown key'       | '{year: 2027, holidays: []}'
    }

    def "with 2026 complete and 2027 not, wanted from #from on, #day misses #missing"() {
        given:
        def own = new WorkingDays(null, from)

        expect:
        own.missing(LocalDate.parse(day)) == Optional.ofNullable(missing)

        where:
        from    | day          || missing
        '12-01' | '2026-11-30' || null
        '12-01' | '2026-12-01' || 2027
        '12-01' | '2026-12-31' || 2027
        '12-01' | '2027-01-01' || 2027
        '12-01' | '2026-01-01' || null
        '10-15' | '2026-10-14' || null
        '10-15' | '2026-10-15' || 2027
    }

    def "#from is no day of a year, which stops the start with the name of the setting"() {
        when:
        new WorkingDays(null, from)

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.INVALID_VALUE
        refused.arguments() == ['dcim.working-days.wanted-from', from, '12-01']

        where:
        from << ['', '13-01', '02-30', '1 December']
    }
}
