package vn.dcim.core.syslog

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.forward.ForwardDesk
import vn.dcim.core.forward.ForwardKind
import vn.dcim.core.testing.SyslogReceiver
import vn.dcim.core.testing.TestAuthority
import vn.dcim.core.testing.TestDatabase

/** BK11-30.6: what machines say reaches the security operations centre too, as they said it; what it cannot take waits on disk. */
class LogForwardSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-21T05:00:00Z')

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared TestAuthority ca = TestAuthority.in(database.folder(), 'ca')
    @Shared @AutoCleanup SyslogReceiver soc = receiver()
    @Shared @AutoCleanup SyslogReceiver other = SyslogReceiver.plain()
    @AutoCleanup ApplicationContext context
    LogSource firewall
    @Shared int made

    def soon = new PollingConditions(timeout: 20, delay: 0.02)

    SyslogReceiver receiver() {
        ca.issue('soc', Duration.ofDays(90), '127.0.0.1')
        SyslogReceiver.encrypted(database.folder(), 'soc', null)
    }

    ApplicationContext start(Map more = [:]) {
        ApplicationContext.builder().properties(database.properties() + [
                'dcim.logs.tally': '10ms', 'dcim.audit.seal-delay': '10h',
                'dcim.logs.forward-room': 1 << 20,
                'dcim.forward.every': 'PT0.02S', 'dcim.forward.confirm': 'PT0.2S', 'dcim.forward.connect-timeout': 'PT1S',
                'dcim.forward.close-timeout': 'PT2S', 'dcim.forward.host-name': 'dcim01',
                'dcim.forward.receivers.soc.address': "tls://127.0.0.1:${soc.port()}",
                'dcim.forward.receivers.soc.ca-file': database.folder().resolve('ca.pem').toString(),
                'dcim.forward.receivers.soc.what': ['log'],
                'dcim.forward.receivers.other.address': "tcp://127.0.0.1:${other.port()}"] + more).start()
    }

    void setup() {
        if (made > 0) {
            ['log_arrival', 'log_block', 'log_outgoing', 'notice', 'forward_position', 'forward_line'].each { update("DELETE FROM $it") }
        }
        context = start()
        firewall = context.getBean(LogSources).add(
                new LogSourceDraft("fw-${++made}", "10.51.0.$made", '', 'security', 6, 'logs', null), 'linh')
        [soc, other]*.forget()
    }

    def "a message comes to the centre with the header of whoever said it: #said"() {
        when:
        receive(new LogMessage(firewall.sender(), NOON, saidAt, facility, severity, host, application, process, id, structured, text))

        then:
        soon.eventually { assert soc.messages().size() == 1 }
        soc.messages()[0] == begin.replace('SENDER', firewall.sender()) + " [dcim@32473 kind=\"log\" source=\"${firewall.id()}\" name=\"fw-$made\" sender=\"${firewall.sender()}\"" +
                " received=\"2026-11-21T05:00:00Z\"]" + end

        where:
        said             | saidAt                      | facility | severity | host   | application | process | id      | structured           | text               || begin                                                 | end
        'all of it'      | NOON.minusMillis(1500)      | 4        | 2        | 'fw01' | 'sshd'      | '812'   | 'LOGIN' | '[a@1 user="linh"]'  | 'Đăng nhập\tlỗi'   || '<34>1 2026-11-21T04:59:58.500Z fw01 sshd 812 LOGIN'  | '[a@1 user="linh"] \uFEFFĐăng nhập\tlỗi'
        'the text alone' | null                        | 23       | 7        | ''     | ''          | ''      | ''      | ''                   | 'x'                || "<191>1 2026-11-21T05:00:00.000Z SENDER - - -"        | ' \uFEFFx'
        'in two lines'   | null                        | 0        | 0        | 'fw 1' | 'a b'       | ''      | ''      | ''                   | "one\ntwo\r\nthree" || '<0>1 2026-11-21T05:00:00.000Z fw1 ab - -'            | ' \uFEFFone two  three'
    }

    def "only a receiver that asks for them gets them"() {
        when:
        receive(message('for the centre'))

        then:
        soon.eventually { assert soc.messages().size() == 1 }
        other.messages().every { !it.contains('kind="log"') }
    }

    def "where no receiver asks for them, nothing is kept for one"() {
        given:
        context.close()

        when:
        context = start('dcim.forward.receivers.soc.what': ['alarm'])
        receive(message('for nobody'))

        then:
        count('log_arrival') == 1
        count('log_outgoing') == 0
    }

    def "what comes while the centre is away waits, and comes once in its order: #rows rows of #each, sealed meanwhile: #sealed"() {
        given:
        receive(message('before'))
        // why: what went out and was not confirmed would wait again
        soon.eventually { assert soc.messages().size() == 1 && position() > 0 }

        when:
        soc.kill()
        (1..rows).each { row -> receive(* (1..each).collect { message("m-${row * 1000 + it}") }) }
        if (sealed) {
            context.getBean(LogSealer).seal({ true }, [])
            context.getBean(LogQueue).trim()
        }

        then:
        with(context.getBean(ForwardDesk).all().find { it.name() == 'soc' }) {
            waiting()[ForwardKind.LOG] == rows * each
            oldest() == NOON
        }

        when:
        soc.start()
        def expected = (1..rows).collectMany { row -> (1..each).collect { "m-${row * 1000 + it}" as String } }

        then:
        // why: what was under way when it died may come again; what came after it died had no line to go out by
        soon.eventually { assert texts() - 'before' == expected }
        soon.eventually { assert context.getBean(ForwardDesk).all().find { it.name() == 'soc' }.waiting()[ForwardKind.LOG] == 0 }

        and: "what was read is forgotten, but for the last row"
        soon.eventually {
            context.getBean(LogQueue).trim()
            assert count('log_outgoing') <= 1
        }

        where:
        rows | each | sealed
        1    | 1    | false
        3    | 199  | true
        3    | 200  | false
        2    | 501  | true
    }

    def "a program that is started anew goes on where the last one was"() {
        given:
        receive(message('first'))
        soon.eventually { assert texts() == ['first'] }
        soon.eventually { assert position() > 0 }

        when:
        context.close()
        context = start()
        receive(message('second'))

        then:
        soon.eventually { assert texts() == ['first', 'second'] }
    }

    def "what has no room is let go, the oldest first, and told; it can still be searched"() {
        given:
        receive(message('before'))
        soon.eventually { assert position() > 0 }
        soc.kill()
        def random = new Random(7)
        def noise = { (1..3000).collect { (char) (33 + random.nextInt(90)) }.join('') }

        when: "some 75 KiB for each row, where there is a mebibyte of room"
        (1..20).each { row -> receive(* (1..30).collect { message("row-$row-$it ${noise()}", NOON.plusSeconds(row)) }) }
        def dropped = context.getBean(LogQueue).trim()

        then:
        dropped > 0
        dropped % 30 == 0
        database.rows('SELECT SUM(bytes) AS bytes FROM log_outgoing').first().bytes <= 1 << 20
        def facts = database.rows("SELECT facts FROM notice WHERE kind IN ('LOGS_DROPPED', 'logs-dropped')")*.facts
        facts.size() == 1
        facts[0].contains("\"count\":\"$dropped\"")
        facts[0].contains("\"from\":\"${NOON.plusSeconds(1)}\"")
        facts[0].contains("\"until\":\"${NOON.plusSeconds((long) (dropped / 30))}\"")

        when: "again, with nothing more to be let go"
        def again = context.getBean(LogQueue).trim()

        then:
        again == 0
        count('notice') == 1

        when:
        soc.start()

        then:
        soon.eventually { assert texts().size() == 1 + 600 - dropped }
        texts()[1].startsWith("row-${(int) (dropped / 30) + 1}-1 ")
        texts().last().startsWith('row-20-30 ')

        and:
        context.getBean(LogSearch).find(new LogQuery(NOON.minusSeconds(9), NOON.plusSeconds(99), [] as Set, 7, ['"row-1-1"']), 9).rows().size() == 1
    }

    private List<String> texts() {
        soc.messages().findAll { it.contains('kind="log"') }.collect { it.substring(it.indexOf('\uFEFF') + 1) }
    }

    private long position() {
        (database.rows("SELECT confirmed FROM forward_position WHERE receiver = 'soc' AND kind = 'log'").first()?.confirmed ?: 0L) as long
    }

    private int count(String table) {
        database.rows("SELECT COUNT(*) AS n FROM $table").first().n as int
    }

    private LogMessage message(String text, Instant at = NOON) {
        new LogMessage(firewall.sender(), at, null, 1, 6, 'fw', 'app', '', '', '', text)
    }

    private void receive(LogMessage... messages) {
        context.getBean(LogPost).accept(messages as List).toCompletableFuture().get()
    }

    private void update(String sql) {
        database.connect().withCloseable { it.createStatement().execute(sql) }
    }
}
