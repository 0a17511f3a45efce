package vn.dcim.plant.snmp

import java.nio.file.Files
import java.nio.file.Path
import org.snmp4j.smi.OID
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class RecordingSpec extends Specification {

    @Shared
    @AutoCleanup
    AgentLoop loop = new AgentLoop()

    @TempDir
    Path folder

    static final List<String> LINES = [
        '1.3.6.1.2.1.1.1.0|4|A device | with bars',
        '1.3.6.1.2.1.1.2.0|6|0.10.43.6.1.4.1',
        '1.3.6.1.2.1.1.3.0|67|2961397636',
        '1.3.6.1.2.1.2.2.1.6.1|4x|70b3d592c3a6',
        '1.3.6.1.2.1.2.2.1.10.1|65|4294967295',
        '1.3.6.1.2.1.4.20.1.1.1|64|192.0.2.1',
        '1.3.6.1.2.1.4.20.1.1.2|64x|c0000202',
        '1.3.6.1.2.1.31.1.1.1.6.1|70|18446744073709551615',
        '1.3.6.1.4.1.9.1.0|2|-273',
        '1.3.6.1.4.1.9.2.0|66|0',
        '1.3.6.1.4.1.9.3.0|68x|9f780441c80000',
        '1.3.6.1.4.1.9.4.0|4|',
        '1.3.6.1.4.1.9.5.0|5|']

    /** Recordings of real devices beside the repository, or null. */
    static Path shared() {
        def set = System.getenv('DCIM_SHARED')
        def starts = set == null ? [] : [Path.of(set)]
        for (Path at = Path.of('').toAbsolutePath(); at != null; at = at.parent) {
            starts << at.resolve('shared') << at.resolve('../shared').normalize()
        }
        starts.collect { it.resolve('recordings') }.find { Files.isDirectory(it) }
    }

    def "each kind of line is read and replayed as its type"() {
        given:
        Files.createDirectories(folder.resolve('ups'))
        Files.write(folder.resolve('ups/one.snmprec'), LINES)
        def recordings = Recordings.under(folder)
        def agent = recordings.serve(loop, new InetSocketAddress('127.0.0.1', 0), 'ups/one')
        def client = new SnmpClient(agent)

        when:
        def walked = client.walk()

        then:
        recordings.files().keySet() as List == ['ups/one']
        walked.keySet() as List == LINES.collect { it.tokenize('|').first() }
        walked['1.3.6.1.2.1.1.1.0'].toString() == 'A device | with bars'
        walked['1.3.6.1.2.1.1.2.0'] == new OID('0.10.43.6.1.4.1')
        walked['1.3.6.1.2.1.1.3.0'].toLong() == 2961397636L
        walked['1.3.6.1.2.1.2.2.1.6.1'].toHexString() == '70:b3:d5:92:c3:a6'
        walked['1.3.6.1.2.1.4.20.1.1.2'].toString() == '192.0.2.2'
        walked['1.3.6.1.2.1.31.1.1.1.6.1'].toString() == '18446744073709551615'
        walked['1.3.6.1.4.1.9.1.0'].toInt() == -273
        walked['1.3.6.1.4.1.9.3.0'].value.encodeHex().toString() == '9f780441c80000'
        walked['1.3.6.1.4.1.9.4.0'].toString() == ''

        cleanup:
        client.close()
        agent.close()
    }

    def "one agent serves all recordings, chosen by the community"() {
        given:
        Files.write(folder.resolve('a.snmprec'), ['1.3.6.1.2.1.1.1.0|4|first'])
        Files.write(folder.resolve('b.snmprec'), ['1.3.6.1.2.1.1.1.0|4|second'])
        def agent = Recordings.under(folder).serve(loop, new InetSocketAddress('127.0.0.1', 0))
        def client = new SnmpClient(agent)
        client.community = community
        client.timeoutMs = 500

        expect:
        client.get('1.3.6.1.2.1.1.1.0')?.get(0)?.variable?.toString() == value

        cleanup:
        client.close()
        agent.close()

        where:
        community | value
        'a'       | 'first'
        'b'       | 'second'
        'public'  | null
    }

    def "a broken line is named with its place and reason"() {
        when:
        Recording.parse('ups/bad', ['1.3.6.1.2.1.1.1.0|4|fine', line])

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith('ups/bad line 2: ')
        e.message.contains(reason)

        where:
        line                       || reason
        'no bars at all'           || 'three parts'
        '1.3.6.1.2.1.1.3.0|99|1'   || 'tag 99'
        '1.3.6.1.2.1.1.3.0|2|many' || 'many'
        'x.y|2|1'                  || 'x.y'
        '1.3.6|4x|abc'             || 'abc'
    }

    def "every recording of a real device loads and is replayed as it stands"() {
        given: "the recordings beside the repository; without them our own lines"
        def root = shared()
        if (root == null) {
            root = folder
            Files.write(folder.resolve('own.snmprec'), LINES)
        }
        def recordings = Recordings.under(root)
        def agent = recordings.serve(loop, new InetSocketAddress('127.0.0.1', 0))
        def client = new SnmpClient(agent)

        expect: "the first, the middle and the last line of each answer what the file says"
        recordings.files().keySet().findAll { name ->
            def variables = recordings.read(name).variables()
            def oids = variables.keySet() as List
            def asked = [oids.first(), oids[oids.size().intdiv(2)], oids.last()].toUnique()
            client.community = name
            client.@target = null
            def response = client.get(*asked*.toDottedString())
            response.variableBindings*.variable != asked.collect { variables[it] }
        } == [] as Set

        cleanup:
        client.close()
        agent.close()
    }
}
