package vn.dcim.core.notify

import io.micronaut.transaction.TransactionOperations
import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.account.SignIn
import vn.dcim.core.alarm.AlarmPriority
import vn.dcim.core.alarm.AlarmScene
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.Feed
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.scope.ScopeDesk
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.notify.DeliveryState.*
import static vn.dcim.core.testing.ADevice.aDevice

class NoticeQueueSpec extends Specification {

    static final String RULES = '''
        gather: 15s
        quiet-hours: {from: "22:00", to: "06:00", broken-by: high}
        rules:
          high:
            alarms: [high]
            steps:
              - {to: [role:operator], by: [mail, sms]}
              - {after: 10m, to: [role:administrator], by: [mail]}
          medium:
            alarms: [medium]
            steps: [{to: [role:operator], by: [mail]}]
          low:
            alarms: [low]
            digest: ["07:00"]
            steps: [{to: [role:shift-lead], by: [mail]}]
          events:
            events: [account-locked]
            steps: [{to: [role:administrator], by: [mail]}]
          others:
            events: [audit-broken]
            steps: [{to: [role:head, "mail:soc@dc.example", webhook], by: [mail]}]
        '''.stripIndent()

    /** 15:00 at the centre. */
    static final String AFTERNOON = '2026-11-21T08:00:00Z'

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared SteppedClock clock = SteppedClock.at(AFTERNOON)
    @Shared RecordingChannel mail = new RecordingChannel('mail')
    @Shared RecordingChannel sms = new RecordingChannel('sms')
    @Shared Map settings = [
            'dcim.notify.send': false, 'dcim.notify.base-url': 'https://dcim.example/',
            'dcim.notify.rules': Files.writeString(database.folder().resolve('rules.yaml'), RULES).toString(),
            'dcim.notify.people.lan.role': 'operator', 'dcim.notify.people.lan.mail': 'lan@dc.example', 'dcim.notify.people.lan.phone': '+84912345678',
            'dcim.notify.people.minh.role': 'administrator', 'dcim.notify.people.minh.mail': 'minh@dc.example', 'dcim.notify.people.minh.language': 'en',
            'dcim.notify.people.hoa.role': 'shift-lead', 'dcim.notify.people.hoa.mail': 'hoa@dc.example']
    @Shared @AutoCleanup AlarmScene scene = new AlarmScene(database, clock, settings, [mail, sms])
    @Shared int made

    def ups = aDevice("UPS-${++made}").ofClass(DeviceClass.UPS).with('output.source', 'battery.replace').addTo(scene.context)

    def setupSpec() {
        scene.context.getBean(Accounts).issue('lan', Role.OPERATOR)
    }

    def cleanup() {
        [mail, sms].each {
            it.sent.clear()
            it.onSend = {}
        }
        database.connect().withCloseable { connection ->
            connection.createStatement().execute('UPDATE alarm_transition SET processed_at = at')
            connection.createStatement().execute('DELETE FROM notice')
            connection.createStatement().execute('DELETE FROM notice_link')
        }
    }

    NoticeSender getSender() {
        scene.context.getBean(NoticeSender)
    }

    NoticeDesk getDesk() {
        scene.context.getBean(NoticeDesk)
    }

    void work() {
        scene.context.getBean(NoticeIntake).work()
        [mail, sms].each { sender.work(it) }
    }

    void pass(String time) {
        clock.advance(Duration.parse(time))
        work()
    }

    void at(String instant) {
        clock.set(java.time.Instant.parse(instant))
    }

    List<Delivery> deliveries() {
        desk.list('', '', '', 'at', 0, 1000).items()*.delivery().sort { it.id() }
    }

    List<String> picture() {
        deliveries().collect { "${it.channel()} ${it.address()} ${it.state()}${it.reason() ? ' ' + it.reason() : ''}" as String }
    }

    long alarm() {
        scene.read(ups, 'output.source', 'battery')
        work()
        scene.standing('ups-on-battery').id()
    }

    void end() {
        def alarm = scene.standing('ups-on-battery')
        scene.read(ups, 'output.source', 'utility')
        scene.alarm(alarm.id()).acknowledgement() ?: scene.desk.acknowledge(alarm.id(), 'end', '')
        work()
    }

    Notice locked(String account = 'an') {
        Notice.accountLocked(account, '10.0.0.7', clock.instant())
    }

    void tell(Notice notice) {
        scene.context.getBean(Notices).tell(notice)
    }

    def "a high alarm is told to its role by each channel when its consequences have gathered: after #time #count"() {
        given:
        alarm()

        when:
        pass(time)

        then:
        mail.sent.size() == count
        sms.sent.size() == count

        cleanup:
        end()

        where:
        time        || count
        'PT14.999S' || 0
        'PT15S'     || 1
    }

    def "what is sent names recipient, language, alarm, and brings a one-time link for those who may acknowledge"() {
        given:
        def id = alarm()

        when:
        pass('PT15S')

        then:
        with(mail.sent[0]) {
            address() == 'lan@dc.example'
            account() == 'lan'
            language() == 'vi'
            items()*.alarm()*.id() == [id]
            acknowledgeToken().length() == 43
            !toString().contains(acknowledgeToken())
        }
        scene.context.getBean(AcknowledgeLinks).find(mail.sent[0].acknowledgeToken()).get().alarmId() == id

        and: "the database knows its hash alone"
        database.rows('SELECT * FROM notice_link').every { row -> row.values().every { it != mail.sent[0].acknowledgeToken() } }

        and: "minh of the second step has no account and gets no link"
        pass('PT10M')
        mail.sent.last().account() == 'minh'
        mail.sent.last().acknowledgeToken() == null

        cleanup:
        end()
    }

    private void narrow(List<String> keys) {
        scene.context.getBean(ScopeDesk).change(scene.context.getBean(Accounts).find('lan').get().id(), keys, 'spec', 'admin')
    }

    def "who is narrowed to #scope is told #told, and nothing is given up for it"() {
        given:
        narrow([scope])
        alarm()

        when:
        pass('PT15S')

        then:
        mail.sent.size() == told
        deliveries().count { it.address() == 'lan@dc.example' } == told
        !deliveries().any { it.state() == UNDELIVERABLE }

        cleanup:
        narrow([])
        end()

        where:
        scope           || told
        'group:default' || 1
        'group:other'   || 0
    }

    def "who is narrowed after a message was planned does not get it, nor does a link sent before work"() {
        given:
        alarm()
        pass('PT15S')
        def links = scene.context.getBean(AcknowledgeLinks)
        def token = mail.sent[0].acknowledgeToken()
        assert links.find(token).present

        when:
        narrow(['group:other'])

        then:
        links.find(token).empty
        links.use(token).empty

        when: "another alarm, planned for somebody who saw everything then"
        narrow([])
        mail.sent.clear()
        scene.read(ups, 'battery.replace', 'yes')
        work()
        narrow(['group:other'])
        pass('PT15S')

        then:
        mail.sent == []
        deliveries().findAll { it.reason() == 'out-of-scope' }*.state().unique() == [DROPPED]

        cleanup:
        narrow([])
        end()
    }

    def "nobody acknowledged for #time: the administrator is told #told"() {
        given:
        alarm()

        when:
        pass('PT15S')
        pass(time)

        then:
        mail.sent*.address().count('minh@dc.example') == told

        cleanup:
        end()

        where:
        time         || told
        'PT9M44.999S' || 0
        'PT9M45S'     || 1
    }

    def "who acknowledges ends the escalation, who does so at once spares everybody"() {
        given:
        def id = alarm()

        when:
        pass(first)
        scene.desk.acknowledge(id, 'lan', '')
        pass('PT15M')

        then:
        picture() == states

        cleanup:
        end()

        where:
        first   || states
        'PT15S' || ['mail lan@dc.example SENT', 'sms +84912345678 SENT', 'mail minh@dc.example DROPPED acknowledged']
        'PT14S' || ['mail lan@dc.example DROPPED acknowledged', 'sms +84912345678 DROPPED acknowledged', 'mail minh@dc.example DROPPED acknowledged']
    }

    def "an alarm that went before anybody acknowledged is told and escalated all the same, and not anew when it comes again"() {
        given:
        alarm()

        when:
        scene.read(ups, 'output.source', 'utility')
        pass('PT15S')
        scene.read(ups, 'output.source', 'battery')
        pass('PT10M')

        then:
        picture() == ['mail lan@dc.example SENT', 'sms +84912345678 SENT', 'mail minh@dc.example SENT']

        cleanup:
        end()
    }

    def "a shelved alarm is not told, and is told anew when its shelf ends"() {
        given:
        def id = alarm()

        when:
        scene.desk.shelve(id, Duration.ofMinutes(5), 'lan', 'test')
        pass('PT15S')

        then:
        picture()*.endsWith('DROPPED covered') == [true, true, false]

        when:
        scene.desk.unshelve(id, 'lan', '')
        work()
        pass('PT15S')

        then:
        mail.sent*.address() == ['lan@dc.example']

        cleanup:
        end()
    }

    def "consequences are told with their root, as a list, and not by themselves"() {
        given: "a switch behind the UPS"
        def pdu = aDevice("PDU-$made").ofClass(DeviceClass.PDU).with('input.L1.voltage').addTo(scene.context)
        scene.feed(ups, pdu, Feed.Kind.POWER)
        def id = alarm()

        and: "a consequence as the pipeline writes it"
        database.connect().withCloseable {
            it.createStatement().execute("INSERT INTO alarm (device_id, point_id, rule, priority, state, active, raised_at, last_raised_at,"
                    + " occurrences, chattering, cause_id, root_id, changed_at, version) SELECT ${pdu.id()}, ${scene.point(pdu, 'input.L1.voltage').id()},"
                    + " 'supply-lost', 'HIGH', 'SUPPRESSED', TRUE, raised_at, raised_at, 1, FALSE, $id, $id, raised_at, 2 FROM alarm WHERE id = $id")
            it.createStatement().execute("INSERT INTO alarm_transition (alarm_id, at, from_state, to_state, action, actor, reason)"
                    + " SELECT id, raised_at, 'NORMAL', 'UNACKNOWLEDGED', 'RAISE', 'system', '' FROM alarm WHERE device_id = ${pdu.id()}")
            it.createStatement().execute("INSERT INTO alarm_transition (alarm_id, at, from_state, to_state, action, actor, reason, cause_id, root_id)"
                    + " SELECT id, raised_at, 'UNACKNOWLEDGED', 'SUPPRESSED', 'SUPPRESS', 'system', '', $id, $id FROM alarm WHERE device_id = ${pdu.id()}")
        }

        when:
        work()
        pass('PT15S')

        then:
        mail.sent.size() == 1
        mail.sent[0].items()[0].alarm().id() == id
        mail.sent[0].items()[0].consequences()*.deviceId() == [pdu.id()]
        deliveries().count { it.reason() == 'folded' } == 2

        cleanup:
        database.connect().withCloseable { it.createStatement().execute("UPDATE alarm SET state = 'NORMAL', closed_at = raised_at WHERE device_id = ${pdu.id()}") }
        end()
    }

    def "low ones of a day are told in one message at 07:00: at #time #messages"() {
        given: "three of them between the digests"
        at('2026-11-22T00:00:00Z')
        def low = ['a', 'b', 'c'].collect { aDevice("LOW-$it-${++made}").with('output.source').addTo(scene.context) }
        low.each { device ->
            database.connect().withCloseable {
                it.createStatement().execute("INSERT INTO alarm (device_id, point_id, rule, priority, state, active, raised_at, last_raised_at,"
                        + " occurrences, chattering, changed_at, version) VALUES (${device.id()}, ${scene.point(device, 'output.source').id()}, 'low', 'LOW',"
                        + " 'UNACKNOWLEDGED', TRUE, '2026-11-22 00:00:00', '2026-11-22 00:00:00', 1, FALSE, '2026-11-22 00:00:00', 1)")
                it.createStatement().execute("INSERT INTO alarm_transition (alarm_id, at, from_state, to_state, action, actor, reason)"
                        + " SELECT id, raised_at, 'NORMAL', 'UNACKNOWLEDGED', 'RAISE', 'system', '' FROM alarm WHERE device_id = ${device.id()}")
            }
        }
        work()

        when:
        at(time)
        work()

        then:
        mail.sent.size() == messages
        mail.sent.every { it.digest() && it.items().size() == 3 && it.address() == 'hoa@dc.example' && it.acknowledgeToken() == null }
        deliveries()*.state().toSet() == [state] as Set

        cleanup:
        at(AFTERNOON)

        where:
        time                       || messages | state
        '2026-11-22T23:59:59.999Z' || 0        | WAITING
        '2026-11-23T00:00:00Z'     || 1        | SENT
    }

    def "a medium alarm at 23:00 waits for 06:00, a high one does not"() {
        given:
        at('2026-11-21T16:00:00Z')
        scene.read(ups, 'battery.replace', 'yes')
        scene.read(ups, 'output.source', 'battery')
        work()

        when:
        pass('PT15S')

        then:
        mail.sent*.items()*.first()*.alarm()*.rule() == ['ups-on-battery']

        when:
        at('2026-11-21T22:59:59.999Z')
        scene.desk.acknowledge(scene.standing('ups-on-battery').id(), 'an', '')
        work()

        then:
        mail.sent.size() == 1

        when:
        at('2026-11-21T23:00:00Z')
        work()

        then:
        mail.sent*.items()*.first()*.alarm()*.rule() == ['ups-on-battery', 'ups-replace-battery']

        cleanup:
        end()
        at(AFTERNOON)
    }

    def "BK22-6.1.b-b: a locked account is told to the administrator at once, with account, address and time; also at night"() {
        given:
        at('2026-11-21T18:00:00Z')

        when:
        tell(locked('thu'))
        work()

        then:
        mail.sent*.address() == ['minh@dc.example']
        mail.sent[0].items()[0].entry().notice().facts() == [account: 'thu', address: '10.0.0.7', at: '2026-11-21T18:00:00Z']
        sms.sent.empty

        cleanup:
        at(AFTERNOON)
    }

    def "BK22-6.1.b-b: that nobody could be warned is seen"() {
        given: "a role without people, an address of the rule, and a channel that is not set up"
        tell(new Notice(NoticeKind.AUDIT_BROKEN, AlarmPriority.HIGH, [row: '12']))

        when:
        work()

        then:
        picture() == ['mail role:head UNDELIVERABLE no-address', 'mail soc@dc.example SENT', 'webhook webhook UNDELIVERABLE channel-off']
    }

    def "a notice stands or falls with the transaction of its cause"() {
        given:
        def transactions = scene.context.getBean(TransactionOperations)

        when: "the cause fails"
        transactions.executeWrite {
            tell(locked())
            throw new IllegalStateException('the lock could not be stored')
        }

        then:
        thrown(IllegalStateException)
        deliveries().empty

        when:
        transactions.executeWrite { tell(locked()) }

        then:
        deliveries().size() == 1
    }

    def "a fact that is too long is cut, and the notice is told all the same"() {
        when:
        tell(locked('x' * 5000))
        work()

        then:
        mail.sent[0].items()[0].entry().notice().facts().account.length() == 300
    }

    def "what cannot be sent is tried again, with what was said, until it goes through"() {
        given:
        mail.onSend = { throw new ChannelFailure('451 try later', false) }
        tell(locked())

        when:
        work()
        pass('PT59.999S')

        then:
        with(deliveries()[0]) {
            state() == WAITING
            attempts() == 1
        }

        when:
        mail.onSend = {}
        pass('PT0.001S')

        then:
        deliveries()*.state() == [SENT]
        desk.attempts(deliveries()[0].id()).collect { [it.sent(), it.answer(), it.nextAt() != null] } == [[false, '451 try later', true], [true, '250 taken', false]]
    }

    def "after a day it is given up, counted and shown; by hand it gets another day"() {
        given:
        mail.onSend = { throw new ChannelFailure('no route to host', false) }
        tell(locked())
        def counters = scene.context.getBean(NoticeCounters)
        def before = counters.givenUp.sum()

        when:
        work()
        96.times { pass('PT15M') }

        then:
        with(deliveries()[0]) {
            state() == GIVEN_UP
            reason() == 'tried-for-a-day'
            // a look each 15 min: at 0, 15, 30, 45, 60, 90, 150, 270, 510, 750, 990, 1230 min; the next would be at 1470
            attempts() == 12
        }
        desk.attempts(deliveries()[0].id()).last().nextAt() == null
        desk.recentlyGivenUp() == 1
        counters.givenUp.sum() == before + 1
        desk.counts()[GIVEN_UP] == 1

        when:
        mail.onSend = {}
        desk.retry(deliveries()[0].id())
        work()

        then:
        deliveries()*.state() == [SENT]
        desk.recentlyGivenUp() == 0

        cleanup:
        at(AFTERNOON)
    }

    def "what is refused for good is not tried again"() {
        given:
        mail.onSend = { throw new ChannelFailure('550 no such user', true) }
        tell(locked())

        when:
        work()

        then:
        picture() == ['mail minh@dc.example GIVEN_UP refused']
        desk.attempts(deliveries()[0].id())*.answer() == ['550 no such user']
    }

    def "only what failed is sent again by hand: #state is refused"() {
        given:
        tell(notice)
        before.call(this)
        def id = deliveries()[0].id()

        when:
        desk.retry(id)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.ILLEGAL_TRANSITION
        e.arguments()[1] == state

        where:
        state         | notice                                                        | before
        WAITING       | Notice.accountLocked('a', 'b', java.time.Instant.EPOCH)       | { }
        SENT          | Notice.accountLocked('a', 'b', java.time.Instant.EPOCH)       | { it.work() }
        UNDELIVERABLE | new Notice(NoticeKind.AUDIT_BROKEN, AlarmPriority.HIGH, [:]) | { }
    }

    def "what was for a channel that is not set up cannot be sent again until it is"() {
        given:
        tell(new Notice(NoticeKind.AUDIT_BROKEN, AlarmPriority.HIGH, [:]))

        when:
        desk.retry(deliveries()[2].id())

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments() == ['channel', 'webhook', 'mail, sms']
    }

    def "a node that was killed with a message in its hands keeps it for #time: sent #count"() {
        given: "claimed, and never heard of again"
        tell(locked())
        scene.context.getBean(Transactions).run { connection ->
            NoticeRows.claim(connection, 'mail', clock.instant(), UUID.randomUUID().toString(), clock.instant().plus(Duration.ofMinutes(10)))
        }

        when:
        pass(time)

        then:
        mail.sent.size() == count

        where:
        time          || count
        'PT9M59.999S' || 0
        'PT10M'       || 1
    }

    def "a node that was killed between sending and writing it down: the message comes twice, under the same number"() {
        given:
        tell(locked())
        mail.onSend = {
            mail.sent << it
            throw new AssertionError('killed')
        }

        when:
        work()

        then:
        thrown(AssertionError)

        when:
        mail.onSend = {}
        pass('PT10M')

        then:
        mail.sent*.deliveryId() == [deliveries()[0].id()] * 2
        deliveries()*.state() == [SENT]
    }

    def "two nodes on one database tell each alarm and each event once"() {
        given:
        def both = [scene, new AlarmScene(database, clock, settings, [mail, sms])]
        def many = (1..20).collect { aDevice("TWIN-$it-${++made}").ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context) }
        many.each { scene.read(it, 'output.source', 'battery') }
        20.times { tell(locked("twin-$it")) }
        def pool = Executors.newFixedThreadPool(8)
        clock.advance(Duration.ofSeconds(15))

        when:
        def intakes = (both * 2).collect { node -> pool.submit { node.context.getBean(NoticeIntake).work() } }
        intakes*.get(30, TimeUnit.SECONDS)
        clock.advance(Duration.ofSeconds(15))
        def senders = (both * 2).collectMany { node -> [mail, sms].collect { channel -> pool.submit { node.context.getBean(NoticeSender).work(channel) } } }
        senders*.get(30, TimeUnit.SECONDS)

        then:
        mail.sent.size() == 40
        mail.sent*.deliveryId().toSet().size() == 40
        sms.sent*.items()*.first()*.alarm()*.deviceId().sort() == many*.id().sort()

        cleanup:
        pool.shutdownNow()
        both[1].close()
        many.each { device ->
            def standing = scene.alarms().find { it.deviceId() == device.id() && it.standing() }
            scene.read(device, 'output.source', 'utility')
            scene.desk.acknowledge(standing.id(), 'end', '')
        }
    }

    def "a mail server that hangs keeps neither the SMS gateway waiting nor the program from ending"() {
        given: "a node whose threads work"
        def release = new CountDownLatch(1)
        mail.onSend = { release.await(60, TimeUnit.SECONDS) }
        def node = new AlarmScene(database, clock, settings + ['dcim.notify.send': true, 'dcim.notify.every': 'PT0.05S'], [mail, sms])

        when:
        scene.read(ups, 'output.source', 'battery')
        new PollingConditions(timeout: 10).eventually { assert deliveries().size() == 3 }
        clock.advance(Duration.ofSeconds(15))

        then:
        new PollingConditions(timeout: 10).eventually { assert sms.sent.size() == 1 }
        mail.sent.empty

        when:
        def started = System.nanoTime()
        node.close()

        then: "two seconds of patience"
        Duration.ofNanos(System.nanoTime() - started) < Duration.ofSeconds(10)

        cleanup:
        release.countDown()
        new PollingConditions(timeout: 10).eventually { assert mail.sent.size() == 1 }
        end()
    }

    def "old alarms are left alone where no channel is set up"() {
        given:
        def bare = new RecordingChannel('mail').tap { setUp = false }
        def node = new AlarmScene(database, clock, settings, [bare])
        scene.read(ups, 'output.source', 'battery')

        when:
        node.context.getBean(NoticeIntake).work()

        then:
        deliveries().empty

        cleanup:
        node.close()
        end()
    }

    def "forgets what is older than is asked for, with its attempts"() {
        given:
        tell(locked())
        work()

        when:
        clock.advance(Duration.ofDays(731).plusMillis(add))
        scene.context.getBean(NoticeRetention).forget()

        then:
        deliveries().size() == left
        database.rows('SELECT * FROM notice_attempt').size() == left

        cleanup:
        at(AFTERNOON)

        where:
        add || left
        0   || 1
        1   || 0
    }

    def "people of the settings are refused with what is accepted: #field"() {
        when:
        new SettingsRecipients([new NoticePerson('lan', role, language, null, null)])

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments()[0] == "dcim.notify.people.lan.$field"

        where:
        role       | language || field
        'boss'     | 'vi'     || 'role'
        'operator' | 'fr'     || 'language'
    }

    def "who has an account is told at the addresses that stand there, unless #but: #told"() {
        given:
        def accounts = scene.context.getBean(Accounts)
        def person = new Person('Vũ Thị Bình', null, '0912 000 111', 'binh@dc.example', 'Trung tâm', '')
        def account = accounts.find(name).orElseGet { accounts.issue(name, Role.MAINTENANCE, person, null).account() }
        change.delegate = scene.context
        change.call(account)

        expect:
        scene.context.getBean(Recipients).of(Role.MAINTENANCE).find { it.account() == name }?.addresses() == told

        where:
        name     | but                             | change                                                                            || told
        'binh'   | 'nothing'                       | { }                                                                               || [mail: 'binh@dc.example', sms: '0912000111']
        'binh-2' | 'wrong passwords have locked it' | { a -> 5.times { getBean(SignIn).attempt(a.name(), 'wrong', '') } }            || [mail: 'binh@dc.example', sms: '0912000111']
        'binh-3' | 'it is ended'                   | { a -> getBean(AccountDesk).deactivate(a.id(), 'left', 'admin') }                  || null
        'binh-4' | 'its role is another'           | { a -> getBean(AccountDesk).changeRole(a.id(), Role.AUDITOR, 'moved', 'admin') }   || null
    }

    def "what the settings say of somebody with an account comes first; the role is that of the account"() {
        given:
        def accounts = scene.context.getBean(Accounts)
        accounts.issue('minh', Role.OPERATOR, new Person('Lê Minh', null, '0913 111 222', 'private@dc.example', 'Trung tâm', ''), null)

        expect:
        scene.context.getBean(Recipients).of(Role.OPERATOR).find { it.account() == 'minh' } ==
                new Recipient('minh', 'en', [mail: 'minh@dc.example', sms: '0913111222'])
        !scene.context.getBean(Recipients).of(Role.ADMINISTRATOR).any { it.account() == 'minh' }

        cleanup:
        scene.context.getBean(AccountDesk).changeRole(accounts.find('minh').get().id(), Role.ADMINISTRATOR, 'as before', 'admin')
    }
}
