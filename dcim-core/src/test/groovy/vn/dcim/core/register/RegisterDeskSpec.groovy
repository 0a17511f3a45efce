package vn.dcim.core.register

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.register.RegisterAnswers.Verdict
import vn.dcim.core.register.RegisterFilter.State
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.unit.Units

import static vn.dcim.core.register.RegisterFault.Kind.*

/** Entries come, change, are closed and taken back; what they answer to obligations follows them, and nothing is forgotten. */
class RegisterDeskSpec extends Specification {

    static final LocalDate TODAY = LocalDate.parse('2026-11-21')

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared RegisterDesk desk = context.getBean(RegisterDesk)
    @Shared RegisterEntries entries = context.getBean(RegisterEntries)
    @Shared RegisterAnswers answers = context.getBean(RegisterAnswers)
    @Shared AuditLog audit = context.getBean(AuditLog)
    @Shared Registers registers = context.getBean(Registers)
    @Shared int counter

    RegisterDefinition terminals = registers.get('terminals')
    String name = "PC-${++counter}"

    def setupSpec() {
        context.getBean(Units).add('Sở Y tế', 'SYT', 'an')
    }

    RegisterOutcome attempt(RegisterDefinition register, Map<String, String> typed) {
        clock.advance(Duration.ofMinutes(1))
        desk.add(register, typed, 'an')
    }

    RegisterEntry added(RegisterDefinition register, Map<String, String> typed) {
        def outcome = attempt(register, typed)
        assert outcome.faults() == []
        outcome.entry()
    }

    RegisterEntry terminal(Map<String, String> typed = [:]) {
        added(terminals, [name: name, kind: 'workstation'] + typed)
    }

    List<String> names(RegisterDefinition register, Map filter = [:]) {
        entries.find(register, new RegisterFilter(filter.text ?: '', filter.state, filter.day ?: TODAY, filter.asOf),
                filter.order ? register.field(filter.order).get() : null, filter.descending ?: false, 0, 100).entries()*.name()
    }

    def "BK11-23.1: a terminal device is noted, found without diacritics, and the audit log tells by whom"() {
        when:
        def entry = terminal(mac: '0CC47A00000' + counter, ip: "10.0.0.$counter" as String, user: 'Đàm Quang Huy', unit: 'SYT')

        then:
        entries.get(terminals, entry.id()).values().mac == '0c:c4:7a:00:00:0' + counter
        names(terminals, [text: "dam quang huy so y te $name"]) == [name]
        names(terminals, [text: "$name khong"]) == []
        with(audit.page(0, 1).first()) {
            action() == 'register.add'
            actor() == 'an'
            subject() == "register:terminals:${entry.id()} $name"
            became().contains('unit: Sở Y tế')
        }

        when:
        entries.get(registers.get('keys'), entry.id())

        then:
        thrown(DcimException)
    }

    def "BK11-23.1: no two terminal devices have one MAC or IP address"() {
        given:
        terminal(mac: 'aa0000000001', ip: '10.9.0.1')

        expect:
        attempt(terminals, [name: "$name-2" as String, kind: 'printer', mac: 'AA:00:00:00:00:01', ip: '10.9.0.1']).faults() == [
                new RegisterFault('mac', 'aa:00:00:00:00:01', TAKEN, name), new RegisterFault('ip', '10.9.0.1', TAKEN, name)]
        attempt(terminals, [name: "$name-3" as String, kind: 'printer', mac: 'AA:00:00:00:00:02']).faults() == []
    }

    def "a change is made upon what was read, tells its reason, and leaves the past as it was"() {
        given:
        def entry = terminal(user: 'Lan')
        def before = clock.instant()
        clock.advance(Duration.ofMinutes(1))

        when:
        def changed = desk.change(terminals, entry.id(), 1, [user: 'Mai'], 'đổi người dùng', 'binh').entry()

        then:
        changed.revision() == 2
        changed.owner() == 'Mai'
        names(terminals, [text: "$name lan"]) == []
        names(terminals, [text: "$name lan", asOf: before]) == [name]
        entries.versions(entry.id())*.entry()*.changedFor() == ['đổi người dùng', '']
        with(audit.page(0, 1).first()) {
            was() == 'user: Lan'
            became() == 'user: Mai'
            reason() == 'đổi người dùng'
        }

        when:
        desk.change(terminals, entry.id(), 1, [user: 'Hoa'], '', 'chi')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.CHANGED_MEANWHILE
        e.arguments()[1] == 'binh'

        when: "nothing is changed"
        clock.advance(Duration.ofMinutes(1))
        desk.change(terminals, entry.id(), 2, [user: 'Mai'], '', 'chi')

        then:
        entries.get(terminals, entry.id()).revision() == 2
    }

    def "an entry is closed for a reason, frees what was its own, and comes back unless that was taken"() {
        given:
        def entry = terminal(ip: '10.8.0.1')

        when:
        desk.setActive(terminals, entry.id(), 1, false, '', 'an')

        then:
        thrown(DcimException)

        when:
        clock.advance(Duration.ofMinutes(1))
        desk.setActive(terminals, entry.id(), 1, false, 'thanh lý', 'an')

        then:
        names(terminals, [text: name]) == []
        names(terminals, [text: name, state: State.CLOSED]) == [name]

        when:
        clock.advance(Duration.ofMinutes(1))
        desk.setActive(terminals, entry.id(), 2, true, 'nhầm', 'an')
        clock.advance(Duration.ofMinutes(1))
        desk.setActive(terminals, entry.id(), 3, false, 'thanh lý', 'an')
        added(terminals, [name: "$name-2" as String, kind: 'printer', ip: '10.8.0.1'])
        desk.setActive(terminals, entry.id(), 4, true, 'nhầm', 'an')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.ALREADY_EXISTS
        entries.versions(entry.id())*.entry()*.active() == [false, true, false, true]
    }

    def "BK11-22.1.b: nothing entered is no evidence; good keys meet it; one that has ended breaches it, and is named"() {
        given:
        def keys = registers.get('keys')
        def good = [kind: 'tls', class: 'internal', standard: 'X.509', place: 'HSM', holder: 'Lan', 'made-on': '21/11/2025', renewal: 'Lan']
        def answer = { LocalDate day -> answers.of(keys, day).find { it.obligation() == 'BK11-22.1.b' } }

        expect:
        answer(TODAY).verdict() == Verdict.NO_EVIDENCE

        when:
        added(keys, good + [name: '*.backan.gov.vn', 'ends-on': '31/12/2026'])
        def old = added(keys, good + [name: 'vpn', 'ends-on': '21/11/2026'])

        then:
        answer(TODAY).verdict() == Verdict.MET
        answer(TODAY.plusDays(1)).verdict() == Verdict.BREACHED
        answer(TODAY.plusDays(1)).breaches()*.entry()*.name() == ['vpn']
        answer(TODAY.plusDays(1)).breaches()[0].rules()*.code() == ['ended']
        names(keys, [state: State.ENDING]) == ['*.backan.gov.vn', 'vpn']
        names(keys, [state: State.ENDED]) == []
        names(keys, [state: State.ENDED, day: TODAY.plusDays(1)]) == ['vpn']
        names(keys, [state: State.WANTING, day: TODAY.plusDays(1)]) == ['vpn']
        names(keys, [order: 'ends-on', descending: true]) == ['*.backan.gov.vn', 'vpn']
        with(entries.counts(TODAY.plusDays(1), null)['keys']) {
            total() == 2
            ended() == 1
            ending() == 1
            wanting() == 1
        }

        when: "it is closed"
        clock.advance(Duration.ofMinutes(1))
        desk.setActive(keys, old.id(), 1, false, 'thu hồi', 'an')

        then:
        answer(TODAY.plusDays(1)).verdict() == Verdict.MET
    }

    def "BK11-36.7: last year's estimate is none for this year"() {
        given:
        def budget = registers.get('budget')
        def line = { String number, String kind, String year ->
            added(budget, [number: number, kind: kind, year: year, wanted: '100.000.000', document: '1/TTr', 'submitted-on': '01/10/2026'])
        }
        def answer = { answers.of(budget, TODAY).find { it.obligation() == 'BK11-36.7' } }

        when:
        line('A', 'upkeep', '2026')
        line('B', 'software', '2027')
        line('C', 'duty', '2025')

        then:
        answer().verdict() == Verdict.BREACHED
        answer().lacking()*.code() == ['duty']

        when:
        line('D', 'duty', '2026')

        then:
        answer().verdict() == Verdict.MET
        names(budget, [order: 'year', descending: true])[0] == 'B'
    }

    def "a list is tried, tells every fault of every row, and is taken over whole or not at all"() {
        given:
        def known = terminal(user: 'Lan', ip: '10.7.0.1')
        def bad = "Tên thiết bị;Chủng loại;Địa chỉ IP\n$name;Máy in;10.7.0.1\n$name-2;Máy in;10.7.0.1\n$name-3;;10.7.0.300\n"

        when:
        def tried = desk.plan(terminals, bad)

        then:
        tried.lines()*.fate()*.code() == ['changed', 'faulty', 'faulty']
        tried.lines()[1].faults() == [new RegisterFault('ip', '10.7.0.1', TAKEN, name)]
        tried.lines()[2].faults()*.kind() as Set == [MISSING, NOT_READ] as Set
        desk.take(terminals, bad, 'ds.csv', 'an').isFaulty()
        entries.get(terminals, known.id()).revision() == 1

        when:
        clock.advance(Duration.ofMinutes(1))
        def good = "Tên thiết bị;Chủng loại;Địa chỉ IP\n$name;Máy in;10.7.0.1\n$name-2;Máy in;10.7.0.2\n"
        def taken = desk.take(terminals, good, 'ds.csv', 'an')

        then:
        taken.lines()*.fate()*.code() == ['changed', 'new']
        entries.get(terminals, known.id()).values() == [name: name, kind: 'printer', ip: '10.7.0.1', user: 'Lan']
        audit.page(0, 2).content*.action() as Set == ['register.add', 'register.change'] as Set
        audit.page(0, 2).content*.reason() == ['ds.csv', 'ds.csv']

        and: "again it changes nothing"
        desk.plan(terminals, good).lines()*.fate()*.code() == ['same', 'same']

        and: "one device twice in a list is a fault"
        desk.plan(terminals, "name,kind\n$name-8,other\n$name-8,other\n").lines()*.fate()*.code() == ['new', 'faulty']
        desk.plan(terminals, "name,kind\n$name,other\n$name,phone\n").lines()*.fate()*.code() == ['changed', 'faulty']
    }

    def "a port leads to a zone by its name, and names it after it was changed"() {
        given:
        def zones = registers.get('network-zones')
        def ports = registers.get('ports')
        def zone = added(zones, [name: 'DMZ', network: '10.1.0.0/24'])

        when:
        def port = added(ports, [name: 'web', use: 'service', protocol: 'https', zone: 'dmz'])
        clock.advance(Duration.ofMinutes(1))
        desk.change(zones, zone.id(), 1, [name: 'DMZ công cộng'], '', 'an')

        then:
        context.getBean(RegisterLinks).names(ports, [port]).of(ports.field('zone').get(), port.values().zone) == 'DMZ công cộng'
        attempt(ports, [name: 'x', use: 'service', protocol: 'https', zone: 'LAN']).faults() == [new RegisterFault('zone', 'LAN', NOT_READ, '')]
    }

    def "a start with other rules judges anew what is entered, and leaves the rest alone"() {
        given:
        def entry = terminal(user: 'Lan')
        def review = context.getBean(RegisterReview)
        assert review.judge() == 0

        when: "the rules were others when it was entered"
        context.getBean(RegisterEntryRepository).update(new RegisterEntry(entry.id(), 1, 'terminals', name, entry.content(), 'Lan', true,
                null, null, null, TODAY.plusDays(7), entry.foundBy(), 'an', ''))

        then:
        review.judge() == 1
        entries.get(terminals, entry.id()).wantingFrom() == RegisterRule.ALWAYS
        entries.get(terminals, entry.id()).revision() == 1
        review.judge() == 0
    }
}
