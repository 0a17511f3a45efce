package vn.dcim.snmp

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.error.DcimException
import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.Recordings
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.snmp.profile.ProfileLibrary
import vn.dcim.snmp.recording.RecordingReader
import vn.dcim.snmp.transport.SnmpTransport
import vn.dcim.snmp.transport.TransportSettings

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** Recordings answer over UDP what they hold: read so, a device is what it is when its file is read. */
class ReplayedRecordingsSpec extends Specification {

    static final String OWN = '''\
        1.3.6.1.2.1.1.1.0|4|Standard UPS
        1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.1
        1.3.6.1.2.1.33.1.1.1.0|4|Acme
        1.3.6.1.2.1.33.1.1.2.0|4|Acme 10k
        1.3.6.1.2.1.33.1.2.1.0|2|2
        1.3.6.1.2.1.33.1.2.4.0|2|98
        1.3.6.1.2.1.33.1.4.1.0|2|3
        1.3.6.1.2.1.33.1.4.4.1.2.1|2|231
        '''.stripIndent()

    @Shared
    Path folder = folder()

    @Shared
    ProfileLibrary library = ProfileLibrary.load(null)

    @Shared @AutoCleanup
    SnmpTransport transport = new SnmpTransport(new TransportSettings(
            Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5), 2, 60, Duration.ofHours(1), false))

    @Shared @AutoCleanup
    AgentLoop loop = new AgentLoop()

    static Path folder() {
        def given = System.getenv('DCIM_SHARED')
        def roots = given == null ? ancestors(Path.of('').toAbsolutePath())*.resolve('../shared') : [Path.of(given)]
        roots*.resolve('recordings').find { Files.isDirectory(it) }?.toRealPath() ?: own()
    }

    static List<Path> ancestors(Path path) {
        path == null ? [] : [path] + ancestors(path.parent)
    }

    static Path own() {
        def folder = Files.createTempDirectory('dcim-recordings')
        Files.createDirectory(folder.resolve('ups'))
        Files.writeString(folder.resolve('ups/acme-10k.snmprec'), OWN)
        folder
    }

    /** Reads over UDP; what the agent is, and its points by name with value and quality, but for its clock's: a recording's stands still. */
    def replayed(int port, String name) {
        summary { new LiveDeviceReader(library, transport).read("snmp://127.0.0.1:$port", Credentials.v2c(name)).toList()[0].reading() }
    }

    def recorded(String name) {
        summary { new RecordingReader(library).read("file:${folder.resolve(name + '.snmprec')}", null).toList()[0].reading() }
    }

    static summary(Closure<DeviceReading> read) {
        try {
            def it = read()
            [it.deviceClass(), it.vendor(), it.model(), it.profile(), it.sysObjectID(),
             it.values().findAll { value -> value.name() != DeviceClock.POINT }.collectEntries { value -> [value.name(), [value.source(), value.value(), value.quality()]] }]
        } catch (DcimException e) {
            e.code()
        }
    }

    def "replayed by our own agent, every recording reads as its file does"() {
        given:
        def recordings = Recordings.under(folder)
        SnmpAgent agent = recordings.serve(loop, new InetSocketAddress(InetAddress.loopbackAddress, 0))

        expect:
        !recordings.files().isEmpty()
        recordings.files().keySet().findAll { replayed(agent.address().port, it) != recorded(it) } == [] as Set

        cleanup:
        agent.close()
    }

    def "replayed by snmpsim, a recording of each class reads as its file does"() {
        given: "our own agent stands in where snmpsim is not installed"
        def sample = Recordings.under(folder).files().keySet()
                .groupBy { it.split('/')[0] }
                .values()*.min { Files.size(folder.resolve(it + '.snmprec')) }
        def server = Snmpsim.over(folder, sample, loop)

        expect:
        new PollingConditions(timeout: 60).eventually { assert replayed(server.port, sample[0]) == recorded(sample[0]) }
        sample.findAll { replayed(server.port, it) != recorded(it) } == []

        cleanup:
        server.close()
    }

    /** Debian's snmpsim over copies of some recordings, or our own agent. */
    static class Snmpsim implements Closeable {

        final int port
        private final Closeable what

        private Snmpsim(int port, Closeable what) {
            this.port = port
            this.what = what
        }

        static Snmpsim over(Path folder, Collection<String> names, AgentLoop loop) {
            def program = ['snmpsim-command-responder', 'snmpsimd'].collect { new File("/usr/bin/$it") }.find { it.canExecute() }
            if (program == null) {
                def agent = Recordings.under(folder).serve(loop, new InetSocketAddress(InetAddress.loopbackAddress, 0))
                return new Snmpsim(agent.address().port, agent as Closeable)
            }
            int port = new DatagramSocket(0, InetAddress.loopbackAddress).withCloseable { it.localPort }
            def data = Files.createTempDirectory('dcim-snmpsim')
            names.each {
                def copy = data.resolve('data').resolve(it + '.snmprec')
                Files.createDirectories(copy.parent)
                Files.copy(folder.resolve(it + '.snmprec'), copy)
                copy.toFile().setWritable(true)
            }
            Files.createDirectories(data.resolve('cache'))
            def command = [program.path, "--data-dir=${data.resolve('data')}", "--cache-dir=${data.resolve('cache')}",
                           "--agent-udpv4-endpoint=127.0.0.1:$port", '--logging-method=null']
            if (System.getProperty('user.name') == 'root') {
                command += ['--process-user=nobody', '--process-group=nogroup']
                ['chown', '-R', 'nobody:nogroup', data.toString()].execute().waitFor()
            }
            def process = new ProcessBuilder(command*.toString()).redirectErrorStream(true)
                    .redirectOutput(data.resolve('out').toFile()).start()
            new Snmpsim(port, {
                process.destroy()
                process.waitFor()
                data.toFile().deleteDir()
            } as Closeable)
        }

        @Override
        void close() {
            what.close()
        }
    }
}
