package vn.dcim.web.command

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import picocli.CommandLine
import spock.lang.Specification
import spock.lang.TempDir

class ReadCommandSpec extends Specification {

    /** A UPS of RFC 1628: 230 V in, 83 %, on utility; and a runtime of 12 min. */
    static final String UPS = '''\
1.3.6.1.2.1.1.1.0|4|Some UPS
1.3.6.1.2.1.1.2.0|6|1.3.6.1.2.1.33
1.3.6.1.2.1.33.1.1.1.0|4|Acme
1.3.6.1.2.1.33.1.1.2.0|4|Power 3000
1.3.6.1.2.1.33.1.2.1.0|2|2
1.3.6.1.2.1.33.1.2.3.0|2|12
1.3.6.1.2.1.33.1.2.4.0|2|83
1.3.6.1.2.1.33.1.3.3.1.3.1|2|230
1.3.6.1.2.1.33.1.4.1.0|2|3
'''

    @TempDir
    Path folder

    def out = new StringWriter()
    def err = new StringWriter()

    def "a recording is printed as JSON: the device, then a point a line"() {
        given:
        def walk = write('ups.snmprec', UPS)

        when:
        def code = read("file:$walk", '--json')
        def lines = json()

        then:
        code == 0
        lines[0].keySet() == ['device'] as Set
        lines[0].device.keySet() as List == ['class', 'vendor', 'model', 'profile', 'sysObjectID']
        lines[0].device.class == 'ups'
        lines[0].device.sysObjectID == '1.3.6.1.2.1.33'
        lines.tail().every { it.keySet() as List == ['name', 'oid', 'value', 'unit', 'quantity', 'quality'] }

        and:
        def charge = lines.find { it.oid == '1.3.6.1.2.1.33.1.2.4.0' }
        charge == [name: charge.name, oid: '1.3.6.1.2.1.33.1.2.4.0', value: 83, unit: '%', quantity: 'percent', quality: 'GOOD']
        lines.find { it.oid == '1.3.6.1.2.1.33.1.2.3.0' }.value == 12 * 60
        lines.find { it.oid == '1.3.6.1.2.1.33.1.4.1.0' }.value instanceof String
    }

    def "a folder is read as a whole, and a recording that cannot be read does not end it"() {
        given:
        write('a/ups.snmprec', UPS)
        write('b/broken.snmprec', 'this is no recording\n')
        write('c/ups.snmprec', UPS)

        when:
        def code = read("file:$folder", '--json')
        def heads = json().findAll { it.recording }

        then:
        code == 0
        heads*.recording == ['a/ups', 'b/broken', 'c/ups']
        heads[1].keySet() == ['recording', 'error'] as Set
        heads[2].device.class == 'ups'
    }

    def "for people a point has its value and unit on one line"() {
        given:
        def walk = write('ups.snmprec', UPS)

        expect:
        read("file:$walk") == 0
        out.toString().readLines().any { it =~ /83 %\s+GOOD\s+1\.3\.6\.1\.2\.1\.33\.1\.2\.4\.0/ }
    }

    static final String KNOWN = '''[
        {"oid": "1.3.6.1.2.1.33.1.2.4.0", "kind": "percent", "value": 83, "unit": "%"},
        {"oid": "1.3.6.1.2.1.33.1.2.3.0", "kind": "time", "value": 99, "unit": "min", "suspect": "made up"},
        {"oid": "1.3.6.1.2.1.33.1.3.3.1.3.1", "kind": "voltage", "value": 239.0, "unit": "V", "description": "input"},
        {"oid": "1.3.6.1.2.1.33.1.9.9.0", "kind": "voltage", "value": 12.0, "unit": "V"}]'''

    def "recordings are held against the values known to be right, a line each, and summed by folder and over all"() {
        given:
        write('a/ups.snmprec', UPS)
        write('a/ups.expected.json', KNOWN)
        write('b/other.snmprec', UPS)
        write('c/broken.snmprec', UPS)
        write('c/broken.expected.json', 'no list')

        when:
        def code = read("file:$folder", '--compare', '-v')
        def lines = out.toString().readLines()

        then: "239 V differ, one is not there, and the suspect one does not count"
        code == 0
        lines[0] =~ /^a\/ups +1 \/ 3 .* ups +Acme Power 3000/
        lines[1].contains('1.3.6.1.2.1.33.1.9.9.0')
        lines[2].contains("239.0 V (input)") && lines[2].contains('230 V')
        lines[3].contains('other.expected.json')
        lines[4].contains('broken.expected.json')
        lines[5] =~ /^\* +1 \/ 3 .*33\.3 %/
        lines[6] =~ /^a +1 \/ 3 .*33\.3 %/
        lines.size() == 7
    }

    def "one recording is compared with the file beside it"() {
        given:
        def walk = write('ups.snmprec', UPS)
        write('ups.expected.json', KNOWN)

        expect:
        read("file:$walk", '--compare') == 0
        out.toString().readLines()[0] =~ /^ups +1 \/ 3 /
    }

    def "#address is answered with code #code and one line"() {
        expect:
        read(*address) == code
        err.toString().readLines().size() == 1
        out.toString().isEmpty()

        where:
        address                       || code
        []                            || 2
        ['--nonsense']                || 2
        ['gopher://127.0.0.1']        || 1
        ['file:/no/such/walk.snmprec'] || 1
        ['snmp://127.0.0.1', '--compare'] || 2
        ['file:.', '--compare', '--json'] || 2
    }

    private int read(Object... arguments) {
        def command = new CommandLine(new ReadCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        Commands.execute(command, arguments*.toString() as String[])
    }

    private List<Map> json() {
        out.toString().readLines().collect { new JsonSlurper().parseText(it) }
    }

    private Path write(String name, String content) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, content)
        file
    }
}
