package vn.dcim.snmp.recording

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.error.DcimException
import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.Recordings
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.snmp.profile.ProfileLibrary
import vn.dcim.snmp.transport.LiveAgent
import vn.dcim.snmp.transport.SnmpAddress
import vn.dcim.snmp.transport.SnmpTransport
import vn.dcim.snmp.transport.TransportSettings

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.Semaphore

import static java.nio.charset.StandardCharsets.ISO_8859_1

/**
 * Recordings replayed over UDP to the transport that devices are asked with: what is read must be what is read of the file
 * itself. The agents are our own and, where it is installed, Debian's snmpsim.
 */
class ReplaySpec extends Specification {

    static final SETTINGS = new TransportSettings(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(4), 3, 40, Duration.ofHours(1), false)

    static final SNMPSIM = ['/usr/bin/snmpsim-command-responder', '/usr/bin/snmpsimd']
            .collect { Path.of(it) }.find { Files.isExecutable(it) }

    @Shared @TempDir
    Path own

    @Shared
    ProfileLibrary library = ProfileLibrary.load(null)

    @Shared @AutoCleanup
    AgentLoop loop = new AgentLoop()

    @Shared @AutoCleanup
    SnmpTransport transport = new SnmpTransport(SETTINGS)

    @Shared
    Path folder

    @Shared
    List<String> names

    def setupSpec() {
        def shared = Path.of(System.getenv('DCIM_SHARED') ?: '../../shared').resolve('recordings')
        folder = Files.isDirectory(shared) ? shared : ourOwn()
        names = Recordings.under(folder).files().keySet().toList()
    }

    /** Where there are no recordings of real devices, a made one stands in. */
    Path ourOwn() {
        def file = Files.createDirectories(own.resolve('ups')).resolve('made.snmprec')
        Files.writeString(file, ['1.3.6.1.2.1.1.1.0|4|Made UPS', '1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.424242',
                                 '1.3.6.1.2.1.33.1.2.4.0|2|97', '1.3.6.1.2.1.33.1.4.1.0|2|3',
                                 '1.3.6.1.2.1.33.1.4.4.1.2.1|2|231', '1.3.6.1.2.1.33.1.4.4.1.5.1|2|40'].join('\n') + '\n')
        own
    }

    DeviceReading live(int port, String name) {
        def peer = transport.peer(SnmpAddress.parse("snmp://127.0.0.1:$port"), Credentials.v2c(name))
        library.identify(new LiveAgent(peer)).toReading(name)
    }

    DeviceReading file(String name) {
        library.identify(Recording.read(folder.resolve("${name}.snmprec"))).toReading(name)
    }

    /** Tells how two readings differ, or nothing. */
    static String difference(DeviceReading expected, DeviceReading read) {
        def what = { DeviceReading r -> [r.deviceClass(), r.vendor(), r.model(), r.profile(), r.sysObjectID()] }
        if (what(expected) != what(read)) {
            return "${what(read)} instead of ${what(expected)}"
        }
        def values = { DeviceReading r -> r.values().collectEntries { [it.name(), [it.source(), it.state() ?: it.value(), it.quality()]] } }
        def missing = values(expected) - values(read)
        def more = values(read) - values(expected)
        missing || more ? "not read: ${missing.take(3)}, read instead: ${more.take(3)}" : null
    }

    List<String> differences(int port, List<String> asked, int atOnce) {
        Executors.newVirtualThreadPerTaskExecutor().withCloseable { pool ->
            def limit = new Semaphore(atOnce)
            asked.collect { name ->
                pool.submit({
                    limit.acquire()
                    try {
                        def found = difference(file(name), live(port, name))
                        return found ? "$name: $found" as String : null
                    } catch (DcimException e) {
                        return "$name: $e.message" as String
                    } finally {
                        limit.release()
                    }
                } as Callable<String>)
            }.collect { it.get() }.findAll()
        }
    }

    def "our own agent replays every recording, and each is read over UDP as from its file"() {
        given:
        SnmpAgent agent = Recordings.under(folder).serve(loop, new InetSocketAddress('127.0.0.1', 0))

        expect:
        differences(agent.address().port, names, 4) == []

        cleanup:
        agent?.close()
    }

    def "Debian's snmpsim replays every recording, and each is read over UDP as from its file"() {
        given: "snmpsim where it is installed, our own agent elsewhere"
        int port = new DatagramSocket(0, InetAddress.loopbackAddress).withCloseable { it.localPort }
        Process snmpsim = SNMPSIM ? new ProcessBuilder(SNMPSIM.toString(), "--data-dir=$folder", "--cache-dir=${own.resolve('cache')}",
                "--agent-udpv4-endpoint=127.0.0.1:$port", '--process-user=root', '--process-group=root', '--logging-method=null')
                .redirectErrorStream(true).redirectOutput(own.resolve('snmpsim.log').toFile()).start() : null
        SnmpAgent agent = SNMPSIM ? null : Recordings.under(folder).serve(loop, new InetSocketAddress('127.0.0.1', port))

        and: "it indexes all files before it answers"
        new spock.util.concurrent.PollingConditions(timeout: 60, delay: 0.5).eventually {
            assert live(port, names.first())
        }

        and: "but for recordings that hold -2147483648: snmpsim sends it in five octets, which X.690 8.3.2 forbids and SNMP4J refuses"
        def asked = SNMPSIM ? names.findAll { !Files.readString(folder.resolve("${it}.snmprec"), ISO_8859_1).contains('|2|-2147483648\n') } : names

        expect:
        differences(port, asked, 4) == []

        cleanup:
        snmpsim?.destroy()
        snmpsim?.waitFor()
        agent?.close()
    }
}
