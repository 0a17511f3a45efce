package vn.dcim.core.clock

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import org.apache.commons.net.ntp.NtpV3Packet
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.DeviceNetworks
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.Quality
import vn.dcim.core.testing.SteppedClock

/** Article 30.8: how far a source of time and our clock differ, as one question tells it. */
class TimeServerSpec extends Specification {

    static final Path CHRONYD = Path.of('/usr/sbin/chronyd')

    def clock = SteppedClock.at('2026-11-21T05:00:00Z')
    @AutoCleanup NtpResponder responder = new NtpResponder(clock)
    def server = new TimeServer(DeviceNetworks.ALL, Duration.ofSeconds(2), clock)

    @TempDir Path folder

    def "a source that is #ahead ahead is found to be so, though the answer takes a moment"() {
        given:
        responder.ahead = Duration.parse(ahead)

        when:
        def told = server.ask(NtpAddress.parse(responder.address))

        then: "the moment is not known from the stepped clock, and half of it is the fault that remains"
        (told.ahead() - Duration.parse(ahead)).abs() <= told.roundTrip()
        told.stratum() == 1
        !told.at().isBefore(clock.instant())

        where:
        ahead << ['PT0S', 'PT0.4S', 'PT-0.4S', 'PT7M', 'PT-3650H']
    }

    def "a source that says of itself #what tells no time"() {
        given:
        responder.stratum = stratum
        responder.leap = leap
        responder.ahead = Duration.ofHours(1)

        when:
        def told = server.ask(NtpAddress.parse(responder.address))

        then:
        [told.ahead() == null, told.stratum()] == expected

        when: "as it is read when it is added"
        def values = new TimeReader(DeviceNetworks.ALL, clock).read(responder.address, null).toList()[0].reading().values()

        then:
        values*.name() == ['device.clock-offset', 'clock.stratum']
        values*.quality() == [expected[0] ? Quality.BAD : Quality.GOOD, Quality.GOOD]

        where:
        what                              | stratum | leap                            || expected
        'that it is the worst that may be' | 15     | NtpV3Packet.LI_NO_WARNING       || [false, 15]
        'that it follows nobody'          | 16      | NtpV3Packet.LI_NO_WARNING       || [true, 16]
        'that it is being asked too often' | 0      | NtpV3Packet.LI_NO_WARNING       || [true, 16]
        'that its clock was never set'    | 2       | NtpV3Packet.LI_ALARM_CONDITION  || [true, 16]
        'that a leap second comes'        | 2       | NtpV3Packet.LI_LAST_MINUTE_HAS_61_SECONDS || [false, 2]
    }

    def "who answers as a client does is none"() {
        given:
        responder.mode = NtpV3Packet.MODE_CLIENT

        when:
        server.ask(NtpAddress.parse(responder.address))

        then:
        def e = thrown(DcimException)
        [e.code(), e.arguments()*.toString()] == [ErrorCode.WRONG_PROTOCOL, [responder.address, 'NTP']]
    }

    def "who is silent is named with the seconds that were waited"() {
        given:
        responder.deafTo = 1

        when:
        server.ask(NtpAddress.parse(responder.address))

        then:
        def e = thrown(DcimException)
        [e.code(), e.arguments()*.toString()] == [ErrorCode.DEVICE_UNREACHABLE, [responder.address, '2']]
        responder.questions.get() == 1
    }

    def "nobody outside of the networks of devices is asked"() {
        when:
        new TimeServer(new DeviceNetworks(['10.0.0.0/8']), Duration.ofSeconds(2), clock).ask(NtpAddress.parse(responder.address))

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.OUTSIDE_NETWORKS
        responder.questions.get() == 0
    }

    def "#address is #read"() {
        expect:
        (NtpAddress.isNtp(address) ? NtpAddress.parse(address) as String : null) == read

        where:
        address                 || read
        'ntp://10.0.0.5'        || 'ntp://10.0.0.5:123'
        'ntp://gio.tinh.vn:1123' || 'ntp://gio.tinh.vn:1123'
        'ntp://[2001:db8::5]'   || 'ntp://[2001:db8::5]:123'
        'snmp://10.0.0.5'       || null
    }

    def "#address is refused"() {
        when:
        NtpAddress.parse(address)

        then:
        def e = thrown(DcimException)
        [e.code(), e.arguments()[1]] == [ErrorCode.INVALID_VALUE, address]

        where:
        address << ['ntp://', 'ntp://a b', 'ntp://10.0.0.5:0', 'ntp://10.0.0.5:65536', 'ntp://user@10.0.0.5']
    }

    @Requires({ Files.isExecutable(Path.of('/usr/sbin/chronyd')) })
    def "a real chronyd is understood, before and after it has a time to give"() {
        given: "one that serves and sets no clock"
        int port = new DatagramSocket(0, InetAddress.loopbackAddress).withCloseable { it.localPort }
        def real = new TimeServer(DeviceNetworks.ALL, Duration.ofSeconds(2), Clock.systemUTC())
        def where = NtpAddress.parse("ntp://127.0.0.1:$port")

        when:
        def lost = chronyd(port, '')
        def first = awaited(real, where) { true }
        stop(lost)

        then: "it follows nobody"
        [first.ahead(), first.stratum()] == [null, 16]

        when:
        def sure = chronyd(port, 'local stratum 5')
        def second = awaited(real, where) { it.ahead() != null }
        stop(sure)

        then: "its clock is this machine's"
        second.stratum() == 5
        second.ahead().abs() <= Duration.ofMillis(2) + second.roundTrip()
    }

    private static ToldTime awaited(TimeServer server, NtpAddress where, Closure<Boolean> wanted) {
        List<ToldTime> told = []
        new PollingConditions(timeout: 20).eventually {
            told.add(answer(server, where))
            assert told.last() && wanted(told.last())
        }
        told.last()
    }

    private static ToldTime answer(TimeServer server, NtpAddress where) {
        try {
            return server.ask(where)
        } catch (DcimException ignored) {
            return null
        }
    }

    private Process chronyd(int port, String more) {
        def file = folder.resolve("chrony-${System.nanoTime()}.conf")
        file.toFile().text = """port $port
            |bindaddress 127.0.0.1
            |allow 127.0.0.1
            |cmdport 0
            |bindcmdaddress /
            |pidfile ${folder}/chronyd.pid
            |user ${System.getProperty('user.name')}
            |$more
            |""".stripMargin()
        new ProcessBuilder(CHRONYD as String, '-x', '-d', '-f', file as String)
                .redirectErrorStream(true).redirectOutput(folder.resolve('chronyd.log').toFile()).start()
    }

    private static void stop(Process process) {
        process.destroy()
        assert process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)
    }
}
