package vn.dcim.core.forward

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.alarm.AlarmScene
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.audit.AuditNote
import vn.dcim.core.audit.AuditSeals
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.DcimException
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.SyslogReceiver
import vn.dcim.core.testing.TestAuthority
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.transport.TransportExemptions
import vn.dcim.core.transport.TransportPaths

import static vn.dcim.core.testing.ADevice.aDevice

class ForwardSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T08:00:00Z')
    @Shared TestAuthority ca = TestAuthority.in(database.folder(), 'ca')
    @Shared @AutoCleanup SyslogReceiver soc = receiver('soc')
    @Shared @AutoCleanup SyslogReceiver strict = receiver('strict', 'ca.pem')
    @Shared @AutoCleanup SyslogReceiver stranger = receiver('stranger')
    @Shared @AutoCleanup SyslogReceiver plain = SyslogReceiver.plain()
    @Shared Map settings = [
            'dcim.forward.send': false, 'dcim.audit.seal-delay': '10h', 'dcim.forward.close-timeout': 'PT0.5S', 'dcim.forward.connect-timeout': 'PT1S', 'dcim.forward.stall': 'PT0.3S',
            *: of('soc', "tls://127.0.0.1:${soc.port()}"),
            *: of('strict', "tls://127.0.0.1:${strict.port()}"),
            *: of('named', "tls://127.0.0.1:${strict.port()}", [certificate: file('client.pem'), 'private-key': file('client.key'), what: 'audit']),
            *: of('stranger', "tls://127.0.0.1:${stranger.port()}"),
            *: of('nobody', 'tls://127.0.0.1:1'),
            *: of('clear', "tcp://0.0.0.0:${plain.port()}"),
            *: of('here', "tcp://127.0.0.1:${plain.port()}", [what: 'alarm', 'least-priority': 'high', language: 'en']),
            *: of('datagrams', 'udp://127.0.0.1:9', [what: 'seal']),
            *: of('new', "tls://127.0.0.1:${soc.port()}", [what: 'audit', history: false])]
    @Shared @AutoCleanup AlarmScene scene = new AlarmScene(database, clock, settings)

    SyslogReceiver receiver(String name, String clients = null) {
        (name == 'stranger' ? TestAuthority.in(database.folder(), 'others') : ca).issue(name, Duration.ofDays(90), '127.0.0.1')
        SyslogReceiver.encrypted(database.folder(), name, clients ? database.folder().resolve(clients) : null)
    }

    Map of(String name, String address, Map more = [:]) {
        ([address: address] + (address.startsWith('tls') ? ['ca-file': file('ca.pem')] : [:]) + more)
                .collectEntries { key, value -> ["dcim.forward.receivers.${name}.$key".toString(), value] }
    }

    String file(String name) {
        database.folder().resolve(name).toString()
    }

    def setupSpec() {
        ca.issue('client', Duration.ofDays(90))
    }

    def setup() {
        database.connect().withCloseable { connection ->
            ['DELETE FROM forward_line', 'DELETE FROM forward_position', 'DELETE FROM notice', 'DROP TRIGGER IF EXISTS audit_entry_is_kept',
             'DROP TRIGGER IF EXISTS audit_seal_is_kept', 'DELETE FROM audit_entry', 'DELETE FROM audit_seal',
             "REPLACE INTO audit_head VALUES (1, 0, UNHEX(REPEAT('00', 32)))"].each { connection.createStatement().execute(it) }
        }
        [soc, strict, stranger, plain]*.forget()
    }

    def cleanup() {
        scene.context.getBean(ForwardPost).senders()*.end()
        soc.goOn()
    }

    ReceiverSender sender(String name, ApplicationContext node = scene.context) {
        node.getBean(ForwardPost).senders().find { it.receiver().name() == name }
    }

    ReceiverStatus status(String name) {
        scene.context.getBean(ForwardDesk).all().find { it.name() == name }
    }

    void write(int entries, String became = 'paused') {
        database.connect().withCloseable { connection ->
            scene.context.getBean(AuditLog).record(connection, (1..entries).collect { new AuditNote('lan', 'device.pause', "device:$it Tủ lạnh", 'active', became, 'bảo trì') })
        }
    }

    void eventually(Closure check) {
        new PollingConditions(timeout: 10, delay: 0.02).eventually(check)
    }

    static List<Long> upTo(long last) {
        (1L..last).toList()
    }

    def "an entry arrives over TLS with all its columns, so that the receiver can prove the chain"() {
        given:
        def entry = scene.context.getBean(AuditLog).record('lan', 'device.pause', 'device:1 Tủ "A"', 'active', 'paused', 'thay quạt]')

        when:
        sender('soc').work()

        then:
        eventually {
            assert soc.messages() == ['<133>1 2026-11-21T08:00:00.000Z ' + soc.messages()[0].split(' ')[2] + ' dcim - device.pause [dcim@32473 kind="audit" sequence="1"'
                    + ' instant="2026-11-21T08:00:00.000Z" person="lan" address="" action="device.pause" object="device:1 Tủ \\"A\\"" before="active" after="paused"'
                    + ' reason="thay quạt\\]" request="" previous="' + '0' * 64 + "\" hash=\"${entry.hash()}\"] \uFEFFlan device.pause device:1 Tủ \"A\": active → paused (thay quạt])"]
        }
        with(status('soc')) {
            up()
            since() == clock.instant()
            protocol() == 'TLSv1.3'
            cipher() == 'TLS_AES_256_GCM_SHA384'
            sent() == 1
            rows() == 0
        }

        and: "its path stands among the others, with its real cipher"
        with(scene.context.getBeansOfType(TransportPaths).collectMany { it.paths() }.find { it.key() == 'receiver:soc' }) {
            protocol() == 'TLSv1.3'
            judgement().verdict().code() == 'meets'
        }
    }

    def "an alarm that is raised, acknowledged and over arrives; those below the least priority do not"() {
        given:
        def ups = aDevice('UPS-9').ofClass(DeviceClass.UPS).with('output.source', 'battery.replace').addTo(scene.context)

        when: "one of high and one of medium priority"
        scene.read(ups, 'output.source', 'battery')
        scene.read(ups, 'battery.replace', 1)
        def alarm = scene.standing('ups-on-battery')
        scene.desk.acknowledge(alarm.id(), 'lan', 'đang xem')
        scene.read(ups, 'output.source', 'utility')
        sender('here').work()

        then:
        eventually {
            assert plain.messages()*.find(/ alarm\.\S+/)*.trim() == ['alarm.raise', 'alarm.acknowledge', 'alarm.return']
        }
        with(plain.messages()[0]) {
            startsWith('<129>1 ')
            contains('object="device:UPS-9" point="output.source" rule="ups-on-battery" priority="high"')
            contains('\uFEFFUPS-9: UPS on battery')
        }
        plain.messages()[1].contains('person="lan"')
        plain.messages()[2].startsWith('<134>1 ')
    }

    def "a transition that turns up behind one that was sent already is sent too"() {
        given: "two transactions, of which the later one is committed first"
        def ups = aDevice('UPS-10').ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)
        scene.read(ups, 'output.source', 'battery')
        def alarm = scene.standing('ups-on-battery').id()
        def late = database.connect()
        late.autoCommit = false
        def insert = { connection -> connection.createStatement().execute("INSERT INTO alarm_transition VALUES (DEFAULT, $alarm, NOW(3), 'NORMAL', 'UNACKNOWLEDGED', 'RAISE', 'system', '', NULL, NULL, NOW(3))") }
        insert(late)
        database.connect().withCloseable { insert(it) }
        sender('here').work()
        eventually { assert plain.numbers('alarm').size() >= 2 }
        def before = plain.numbers('alarm')

        when:
        late.commit()
        sender('here').work()

        then:
        eventually { assert plain.numbers('alarm') == before + [before.last() - 1] }

        when: "and only once"
        sender('here').work()
        clock.advance(Duration.ofMinutes(6))
        sender('here').work()
        sender('here').work()

        then:
        plain.numbers('alarm') == before + [before.last() - 1]

        cleanup:
        late?.close()
        scene.read(ups, 'output.source', 'utility')
    }

    def "the seal of a day arrives in the words that were signed"() {
        given:
        write(3)
        clock.advance(Duration.ofDays(1))
        scene.context.getBean(AuditSeals).sealDue()
        def seal = scene.context.getBean(AuditSeals).latest().get()

        when:
        sender('soc').work()

        then:
        eventually {
            assert soc.messages().find { it.contains('kind="seal"') }?.contains("day=\"${seal.day()}\" entries=\"3\" last=\"3\" head=\"${seal.head()}\" made=")
        }
        soc.messages().find { it.contains('kind="seal"') }.contains(seal.signature())
    }

    def "no row is lost when the receiver dies in the middle, and what comes twice is known by its number"() {
        given:
        write(300)
        soc.dieAfter(soc.messages().size() + 120)

        when:
        sender('soc').work()
        eventually { assert soc.messages().size() == 120 }
        def before = soc.numbers('audit').size()
        write(300)
        15.times {
            clock.advance(Duration.ofSeconds(1))
            sender('soc').work()
        }

        then:
        !status('soc').up()
        status('soc').fault() in ['refused', 'ended']
        status('soc').waiting()[ForwardKind.AUDIT] > 0

        when:
        soc.start()
        clock.advance(Duration.ofMinutes(1))
        sender('soc').work()

        then: "600 rows, those before the death twice at most"
        eventually { assert soc.numbers('audit').toSet() == upTo(600).toSet() }
        before > 100
        soc.numbers('audit').size() == 600 + before
        status('soc').up()
        status('soc').rows() == 0
    }

    def "what went over a line that is lost before the receiver has confirmed it waits again, and is told so"() {
        given:
        write(3)
        sender('soc').work()
        eventually { assert soc.numbers('audit') == upTo(3) }
        def sent = status('soc').waiting()[ForwardKind.AUDIT]

        when:
        soc.kill()
        eventually {
            sender('soc').work()
            assert !status('soc').up()
        }

        then:
        sent == 0
        status('soc').waiting()[ForwardKind.AUDIT] == 3

        when: "it is there again"
        soc.start()
        clock.advance(Duration.ofMinutes(1))
        sender('soc').work()

        then:
        eventually { assert soc.numbers('audit') == upTo(3) + upTo(3) }
        status('soc').waiting()[ForwardKind.AUDIT] == 0
    }

    def "a program that was killed begins where its receiver is known to have read to"() {
        given: "five minutes after the first messages the line is ended in order: the receiver has read them"
        write(10)
        sender('soc').work()
        clock.advance(Duration.ofMinutes(5))
        sender('soc').work()
        write(5)
        sender('soc').work()
        eventually { assert soc.numbers('audit') == upTo(15) }

        when: "another process takes over once the first one's word has run out"
        def other = node()
        clock.advance(Duration.ofSeconds(31))
        sender('soc', other).work()

        then: "what was not confirmed comes again, and nothing else"
        eventually { assert soc.numbers('audit') == upTo(15) + (11L..15L).toList() }
        soc.opened() >= 3

        cleanup:
        other?.close()
    }

    def "a receiver that never ends a line gets nothing again for that, as long as a new line can be made"() {
        given:
        soc.beDeaf(true)
        write(3)
        sender('soc').work()

        when:
        clock.advance(Duration.ofMinutes(5))
        sender('soc').work()
        sender('soc').end()
        write(1)
        clock.advance(Duration.ofMinutes(5))
        sender('soc').work()

        then:
        eventually { assert soc.numbers('audit') == upTo(4) }

        cleanup:
        soc.beDeaf(false)
    }

    ApplicationContext node() {
        ApplicationContext.builder().properties(database.properties() + ['dcim.ingest.tick': 'PT10H'] + settings).singletons(clock).start()
    }

    def "of two nodes one sends, each row once; the other takes over when the first ends"() {
        given:
        def other = node()
        write(5)

        when:
        sender('soc').work()
        sender('soc', other).work()

        then:
        eventually { assert soc.numbers('audit') == upTo(5) }

        when: "the first one is ended in order"
        sender('soc').end()
        write(1)
        sender('soc', other).work()

        then: "the second sends at once"
        eventually { assert soc.numbers('audit').toSet() == upTo(6).toSet() }
        status('soc').up()

        cleanup:
        other?.close()
    }

    def "receiver #name gets nothing, and the page says why: #fault"() {
        given:
        write(1)

        when: "it may take what is sent before it has looked at our certificate"
        eventually {
            sender(name).work()
            assert !status(name).up()
        }

        then:
        with(status(name)) {
            it.fault() == fault
            waiting()[ForwardKind.AUDIT] == 1
            oldest() <= clock.instant()
        }
        strict.messages() + stranger.messages() == []

        and: "a test finds the same"
        scene.context.getBean(ForwardDesk).test(name, 'lan').fault() == fault

        where:
        name       || fault
        'stranger' || 'unknown-ca'
        'strict'   || 'client-none'
        'nobody'   || 'refused'
        'clear'    || 'not-encrypted'
    }

    def "a receiver that asks for our certificate gets it"() {
        when:
        write(1)
        sender('named').work()

        then:
        eventually { assert strict.numbers('audit') == [1L] }
    }

    def "clear text leaves the machine with a recorded exception alone"() {
        given:
        def path = scene.context.getBeansOfType(TransportPaths).collectMany { it.paths() }.find { it.key() == 'receiver:clear' }

        expect:
        path.judgement().verdict().code() == 'fails'

        when:
        scene.context.getBean(TransportExemptions).add(path, 'máy nhận cũ', '12/QĐ', LocalDate.parse('2027-01-31'), 'lan')

        then: "an address that is another machine's, for all that is known of it"
        scene.context.getBean(ForwardDesk).test('clear', 'lan').sent
        eventually { assert plain.messages()*.contains('[dcim@32473 kind="test" person="lan"]') == [true] }
    }

    def "a receiver that is new can be spared what was before it"() {
        given:
        write(3)
        sender('new').work()
        write(2)

        when:
        sender('new').work()

        then:
        eventually { assert soc.numbers('audit') == [4L, 5L] }
    }

    def "a receiver that takes nothing does not keep the log waiting, and is let go"() {
        given:
        soc.hang()
        write(700, 'x' * 7000)

        when: "more than the buffers of a line hold is on its way"
        def thread = Thread.start { sender('soc').work() }
        def started = System.nanoTime()
        write(1)
        def took = Duration.ofNanos(System.nanoTime() - started)

        then:
        took < Duration.ofSeconds(2)

        when:
        new PollingConditions(timeout: 20, delay: 0.1).eventually {
            sender('soc').watch()
            assert status('soc').fault() == 'stalled'
        }
        thread.join()
        soc.goOn()
        clock.advance(Duration.ofMinutes(1))
        sender('soc').work()

        then:
        eventually { assert soc.numbers('audit').toSet() == upTo(701).toSet() }
    }

    def "people are told once that a receiver is away: #minutes minutes, #told"() {
        given:
        write(1)
        sender('nobody').work()

        when:
        clock.advance(Duration.ofMinutes(minutes) - Duration.ofMillis(short1))
        3.times { sender('nobody').work() }

        then:
        database.rows("SELECT COUNT(*) AS n FROM notice WHERE kind IN ('LOG_SPOOL', 'log-spool')")[0].n == notices
        scene.context.getBean(ForwardHealth).isUp() == (notices == 0)

        where:
        minutes | short1 || told   | notices
        15      | 1      || 'no'   | 0
        15      | 0      || 'once' | 1
        60      | 0      || 'once' | 1
    }

    def "a setting that cannot be is refused with its name: #key #value"() {
        when:
        new ReceiverConfig(*['soc', 'tls://a:1', null, null, null, 'local0', null, 'low', 'vi', true, 8192].with { it[at] = value; it })

        then:
        def e = thrown(DcimException)
        e.arguments()[0].toString().endsWith(key)

        where:
        at | key              | value
        0  | 'receivers'      | 'SOC 1'
        1  | 'address'        | 'soc:6514'
        1  | 'address'        | 'tls://soc'
        1  | 'address'        | 'http://soc:1'
        1  | 'address'        | 'tls://u:p@soc:1'
        4  | 'private-key'    | 'a.key'
        5  | 'facility'       | 'local8'
        6  | 'what'           | ['audit', 'all']
        7  | 'least-priority' | 'urgent'
        8  | 'language'       | 'fr'
        10 | 'longest'        | 2047
    }
}
