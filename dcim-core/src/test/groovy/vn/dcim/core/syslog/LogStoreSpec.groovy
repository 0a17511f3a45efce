package vn.dcim.core.syslog

import io.micronaut.context.ApplicationContext
import java.nio.charset.StandardCharsets
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.error.DcimException
import vn.dcim.core.telemetry.block.Damages
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** BK11-30.6, BK11-30.7.a, BK11-30.7.c, BK11-30.8.d: messages of registered sources are kept, encrypted, for their time, and found. */
class LogStoreSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-21T05:00:00Z')
    static final LogQuery ALL = new LogQuery(Instant.EPOCH, NOON + Duration.ofDays(400), [] as Set, 7, [])

    static final String LONG = ' ' + 'x' * LogRows.LEAST_FILTERED
    static final String HARMED = 'CONCAT(LEFT(payload, LENGTH(payload) - 1), CHAR(ASCII(RIGHT(payload, 1)) ^ 1 USING binary))'

    @Shared clock = SteppedClock.at(NOON.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties() + ['dcim.logs.tally': '10ms']).singletons(clock).start()
    @Shared LogSources sources = context.getBean(LogSources)
    @Shared LogPost post = context.getBean(LogPost)
    @Shared LogSearch search = context.getBean(LogSearch)
    @Shared LogSealer sealer = context.getBean(LogSealer)
    @Shared LogTallies tallies = context.getBean(LogTallies)
    @Shared LogStrangers strangers = context.getBean(LogStrangers)
    @Shared Damages damages = context.getBean(Damages)
    @Shared int made

    LogSource firewall = add(LogSourceKind.SECURITY)
    def soon = new PollingConditions(timeout: 10)

    void setup() {
        clock.set(NOON)
        ['log_arrival', 'log_block'].each { update("DELETE FROM $it") }
    }

    def "a message is found as it was received, #where"() {
        given:
        def whole = new LogMessage(firewall.sender(), NOON, NOON.minusMillis(1234), 20, 3, 'fw01.tinh.gov.vn', 'sshd', '812', 'ID47',
                '[origin@32473 ip="10.1.1.1"]', 'Đăng nhập thất bại cho root\ttừ 10.9.8.7')
        def bare = new LogMessage(firewall.sender(), NOON.plusMillis(1), null, 0, 0, '', '', '', '', '', '')
        store(whole, bare)

        when:
        move.each { sealer."$it"({ true }, []) }

        then:
        search.find(ALL, 10).rows()*.message() == [bare, whole]
        search.find(ALL, 10).rows()*.sourceId() as Set == [firewall.id()] as Set
        count('log_arrival') == arrivals
        count('log_block') == blocks

        where:
        where                       | move     || arrivals | blocks
        'as it arrived'             | []       || 1        | 0
        'in a block of its source'  | ['seal'] || 0        | 1
    }

    def "nothing of a message stands in the database as it was said, #where"() {
        given:
        store(message('mat khau sai tai khoan bi khoa', 'hostofsecret'))

        when:
        move.each { sealer."$it"({ true }, []) }
        def bytes = database.rows("SELECT payload FROM $table").collectMany { it.payload as List<Byte> } as byte[]
        def text = new String(bytes, StandardCharsets.ISO_8859_1)

        then:
        bytes.length > 50
        !text.contains('tai khoan')
        !text.contains('hostofsecret')

        where:
        where           | move     | table
        'as it arrived' | []       | 'log_arrival'
        'in a block'    | ['seal'] | 'log_block'
    }

    def "what an unknown sender says is encrypted too, shown, and counted; nothing of it is found"() {
        when:
        store(message('xin chao', 'printer', '10.77.0.9'), message('xin chao lan nua', 'printer', '10.77.0.9'))

        then:
        soon.eventually {
            with(strangers.all().find { it.sender() == '10.77.0.9' }) {
                it != null
                host() == 'printer'
                messages() == 2
                sample() == 'xin chao lan nua'
            }
        }
        !new String(database.rows("SELECT sample FROM log_stranger WHERE sender = '10.77.0.9'").first().sample as byte[]).contains('xin chao')
        search.find(words('xin'), 10).rows().isEmpty()
    }

    def "words #wanted are found: #found"() {
        given:
        store(
                new LogMessage(firewall.sender(), NOON, null, 4, 2, 'fw01', 'sshd', '1', 'LOGIN', '[a@1 user="linh"]', 'Failed password for root from 10.9.8.7'),
                new LogMessage(firewall.sender(), NOON, null, 4, 6, 'fw01', 'cron', '2', '', '', 'Sao lưu ĐÃ XONG'))
        if (sealed) {
            sealer.seal({ true }, [])
        }

        expect:
        search.find(words(wanted as String[]), 10).rows()*.message()*.application().sort() == found

        where:
        [wanted, found, sealed] << [
                [['failed'], ['sshd']],
                [['FAILED', 'root'], ['sshd']],
                [['failed', 'cron'], []],
                [['9.8.7'], ['sshd']],
                [['đã xong'], ['cron']],
                [['Sao Lưu'], ['cron']],
                [['linh'], ['sshd']],
                [['login'], ['sshd']],
                [['fw01'], ['cron', 'sshd']],
                [['rootx'], []],
                [['oot'], ['sshd']],
                [['"root"'], ['sshd']],
                [['"oot"'], []],
                [['"roo"'], []],
                [['"10.9"'], ['sshd']],
                [['"for root"'], ['sshd']],
                [['"or root"'], []],
                [['10.9.8.7'], ['sshd']],
                [['10.9.8'], ['sshd']],
                [['0.9.8.7'], []],
                [['10.9.8.70'], []],
                [['"ĐÃ xong"'], ['cron']],
                [['"đ"'], []],
                [[], ['cron', 'sshd']],
        ].collectMany { [it + false, it + true] }
    }

    def "a block is opened for a search only where its filter lets the words be in it"() {
        given:
        def known = damages.count()
        store(message('xin chao' + LONG))
        sealer.seal({ true }, [])

        when: 'what is opened would be told to be damaged'
        update("UPDATE log_block SET payload = $HARMED")

        and:
        search.find(words('goodbye'), 9)

        then:
        damages.count() == known

        when:
        search.find(words('chao'), 9)

        then:
        damages.count() == known + 1
    }

    def "a block whose filter is #harm is opened"() {
        given:
        store(message('xin chao' + LONG))
        sealer.seal({ true }, [])

        when:
        update(statement)

        then:
        search.find(words('chao'), 9).rows().size() == 1
        search.find(words('goodbye'), 9).rows().isEmpty()

        where:
        harm      | statement
        'missing' | 'DELETE FROM log_block_filter'
        'damaged' | "UPDATE log_block_filter SET payload = $HARMED"
    }

    def "a block of #bytes bytes has a filter: #has"() {
        given:
        def around = LogBlock.pack([new StoredLog(firewall.id(), message('x' * 8000))]).size() - 8000
        store(message('x' * (bytes - around)))
        sealer.seal({ true }, [])

        expect:
        count('log_block_filter') == (has ? 1 : 0)
        database.rows('SELECT content_bytes FROM log_block').first().content_bytes == bytes

        where:
        bytes                       | has
        LogRows.LEAST_FILTERED - 1 | false
        LogRows.LEAST_FILTERED     | true
    }

    def "a filter goes when its block goes"() {
        given:
        store(message('xin' + LONG), message('chao', 'h', firewall.sender(), NOON.plusSeconds(1)))
        sealer.seal({ true }, [])

        expect:
        database.rows('SELECT block_id FROM log_block_filter')*.block_id == database.rows('SELECT id FROM log_block')*.id

        when:
        update('DELETE FROM log_block')

        then:
        database.rows('SELECT block_id FROM log_block_filter').isEmpty()
    }

    def "of period, source and severity only what fits is found"() {
        given:
        def other = add(LogSourceKind.SERVER)
        def ids = [other: [other.id()], firewall: [firewall.id()], all: []]
        (0..7).each { store(message("s$it", 'h', firewall.sender(), NOON.plusSeconds(it), it)) }
        store(message('other', 'h', other.sender(), NOON.plusSeconds(3), 0))
        if (sealed) {
            sealer.seal({ true }, [])
        }

        expect:
        search.find(new LogQuery(NOON.plusSeconds(from), NOON.plusSeconds(to), ids[of] as Set, severity, []), 99).rows()*.message()*.text() == found

        where:
        [from, to, of, severity, found, sealed] << [
                [0, 8, 'other', 7, ['other']],
                [0, 8, 'firewall', 2, ['s2', 's1', 's0']],
                [2, 4, 'firewall', 7, ['s3', 's2']],
                [3, 4, 'all', 0, ['other']],
                [4, 4, 'all', 7, []],
        ].collectMany { [it + false, it + true] }
    }

    def "page follows page without a gap or a row twice, those of one millisecond together"() {
        given:
        def at = (0..<200).collect { NOON.plusMillis(it.intdiv(3)) }
        at.eachWithIndex { instant, i -> store(message("m$i", 'h', firewall.sender(), instant)) }
        sealer.seal({ i -> true } as java.util.function.BooleanSupplier, [])
        (200..<260).each { store(message("m$it", 'h', firewall.sender(), NOON.plusMillis(it))) }

        when:
        List<String> seen = []
        def to = NOON.plusSeconds(60)
        def sizes = []
        while (true) {
            def page = search.find(new LogQuery(NOON, to, [] as Set, 7, []), 25)
            seen += page.rows()*.message()*.text()
            sizes << page.rows().size()
            if (page.isComplete()) {
                break
            }
            assert page.reachedTo() < to
            to = page.reachedTo()
        }

        then:
        seen.size() == 260
        seen as Set == (0..<260).collect { "m$it" as String } as Set
        sizes.every { it <= 27 }
    }

    def "blocks of an hour and of a day that are over become one, and a search finds the same"() {
        given: "three passes within an hour, one in the next, one on the day after"
        [0, 300, 600, 3600, 86400].each {
            clock.set(NOON.plusSeconds(it))
            store(message("at $it", 'h', firewall.sender(), NOON.plusSeconds(it)))
            sealer.seal({ true }, [])
        }
        def before = search.find(ALL, 99).rows()

        when:
        clock.set(NOON + after)
        sealer.merge({ true }, [])

        then:
        count('log_block') == blocks
        search.find(ALL, 99).rows() == before
        before.size() == 5

        where: "noon is 05:00 of UTC"
        after                      || blocks
        Duration.ofMinutes(59)     || 5
        Duration.ofMinutes(60)     || 3
        Duration.ofHours(18)       || 3
        Duration.ofHours(19)       || 2
    }

    def "kept for #months months beside the current one, gone on the first day after: #kept on #day"() {
        given:
        def source = add(LogSourceKind.SERVER, months)
        clock.set(Instant.parse('2026-03-31T16:59:59Z'))
        store(message('last of March', 'h', source.sender(), clock.instant()))
        sealer.seal({ true }, [])

        when:
        clock.set(Instant.parse("${day}T00:00:00+07:00"))
        sealer.forget()

        then:
        search.find(new LogQuery(Instant.EPOCH, clock.instant(), [source.id()] as Set, 7, []), 9).rows().size() == kept

        where:
        months | day          || kept
        6      | '2026-09-30' || 1
        6      | '2026-10-01' || 0
        7      | '2026-10-01' || 1
        7      | '2026-11-01' || 0
    }

    def "a source that is gone is still forgotten in its time, and its messages found until then"() {
        given:
        store(message('bye'))
        sealer.seal({ true }, [])

        when:
        sources.retire(firewall.id(), 'replaced', 'linh')

        then:
        search.find(words('bye'), 9).rows().size() == 1
        !sources.all()*.id().contains(firewall.id())

        when:
        clock.set(NOON + Duration.ofDays(220))
        sealer.forget()

        then:
        search.find(words('bye'), 9).rows().isEmpty()
    }

    def "a damaged #table is told, left where it is, and hides nothing else"() {
        given:
        store(message('whole'))
        sealer.seal({ true }, [])
        clock.set(NOON.plusSeconds(5))
        store(message('broken', 'h', firewall.sender(), clock.instant()))
        if (table == 'log_block') {
            sealer.seal({ true }, [])
        }
        update("UPDATE $table SET payload = CONCAT(LEFT(payload, LENGTH(payload) - 1), CHAR(ORD(RIGHT(payload, 1)) ^ 1))"
                + " ORDER BY id DESC LIMIT 1")
        def known = damages.count()

        when:
        def found = search.find(ALL, 9)
        List<String> damaged = []
        sealer.seal({ true }, damaged)

        then:
        found.rows()*.message()*.text() == ['whole']
        damages.count() == known + 1
        damaged.size() == (table == 'log_arrival' ? 1 : 0)
        count(table) >= 1

        where:
        table << ['log_arrival', 'log_block']
    }

    def "#sender #host is #whose"() {
        given:
        def relay = "10.60.0.${++made}" as String
        def web = sources.add(new LogSourceDraft("web-$made", relay, 'web01', 'application', 6, '', null), 'linh')
        def rest = sources.add(new LogSourceDraft("relay-$made", relay, '', 'server', 6, '', null), 'linh')

        expect:
        sources.of(sender == 'relay' ? relay : sender, host).map { it == web ? 'web' : it == rest ? 'rest' : '?' }.orElse('nobody') == whose

        where:
        sender     | host    || whose
        'relay'    | 'web01' || 'web'
        'relay'    | 'WEB01' || 'web'
        'relay'    | 'db01'  || 'rest'
        'relay'    | ''      || 'rest'
        '10.0.0.1' | 'web01' || 'nobody'
    }

    def "a draft with #field #value is refused: #code"() {
        given:
        def taken = sources.all().find { it.host() == '' }
        def draft = [name: "new-${++made}" as String, sender: '10.61.0.1', host: '', kind: 'server', retentionMonths: 6] + [(field): value == 'TAKEN' ? taken.sender() : value]
        def before = sources.all().size()

        when:
        sources.add(new LogSourceDraft(draft.name, draft.sender, draft.host, draft.kind, draft.retentionMonths as int, '', null), 'linh')

        then:
        def e = thrown(DcimException)
        e.code().name() == code
        sources.all().size() == before

        where:
        field             | value          || code
        'name'            | ' '            || 'INVALID_VALUE'
        'name'            | 'x' * 101      || 'INVALID_VALUE'
        'sender'          | 'fw.tinh.vn'   || 'INVALID_VALUE'
        'sender'          | '10.1.2.300'   || 'INVALID_VALUE'
        'sender'          | 'TAKEN'        || 'ADDRESS_IN_USE'
        'host'            | 'a b'          || 'INVALID_VALUE'
        'host'            | 'a/b'          || 'INVALID_VALUE'
        'kind'            | 'toaster'      || 'INVALID_VALUE'
        'retentionMonths' | 5              || 'INVALID_VALUE'
        'retentionMonths' | 121            || 'INVALID_VALUE'
    }

    def "what each source sent is counted, with what was severe"() {
        when:
        (0..7).each { store(message("s$it", 'h', firewall.sender(), NOON.plusSeconds(it), it)) }

        then:
        soon.eventually {
            with(tallies.all()[firewall.id()]) {
                messages() == 8
                severe() == 4
                lastAt() == NOON.plusSeconds(7)
            }
        }
    }

    def "a clock is told by the promptest message of ten minutes: first #first s, after #minutes min #second s"() {
        when:
        store(told(NOON, first))

        then:
        soon.eventually { assert tallies.all()[firewall.id()]?.messages() == 1 }

        when:
        store(told(NOON + Duration.ofMinutes(minutes), second))

        then:
        soon.eventually { assert tallies.all()[firewall.id()].messages() == 2 }
        tallies.all()[firewall.id()].clockOffset() == Duration.ofSeconds(seconds)

        where:
        first | minutes | second || seconds
        7     | 1       | -103   || 7    // waited at a relay
        -103  | 1       | 7      || 7
        7     | 10      | 6      || 7
        7     | 11      | 6      || 6    // was set right, or drifts
        -3    | 1       | -3     || -3
    }

    private LogMessage told(Instant at, long ahead) {
        new LogMessage(firewall.sender(), at, at.plusSeconds(ahead), 1, 6, '', '', '', '', '', 'tick')
    }

    private LogSource add(LogSourceKind kind, int months = 6) {
        made++
        sources.add(new LogSourceDraft("$kind-$made", "10.50.${made.intdiv(250)}.${made % 250 + 1}", '', kind.code(), months, 'logs', null), 'linh')
    }

    private LogMessage message(String text, String host = 'h', String sender = firewall.sender(), Instant at = NOON, int severity = 6) {
        new LogMessage(sender, at, null, 1, severity, host, 'app', '', '', '', text)
    }

    private void store(LogMessage... messages) {
        post.accept(messages as List).toCompletableFuture().get(10, TimeUnit.SECONDS)
    }

    private static LogQuery words(String... words) {
        new LogQuery(Instant.EPOCH, NOON + Duration.ofDays(400), [] as Set, 7, words as List)
    }

    private int count(String table) {
        database.rows("SELECT COUNT(*) AS n FROM $table").first().n
    }

    private void update(String sql) {
        database.connect().withCloseable { it.createStatement().execute(sql) }
    }
}
