package vn.dcim.snmp.recording

import groovy.json.JsonSlurper
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.ExpectedPoint
import vn.dcim.core.device.ReadingComparison
import vn.dcim.snmp.profile.ProfileLibrary

import java.nio.file.Files
import java.nio.file.Path

/**
 * Holds the profiles against recordings of real devices with the values that an established system reads from them. They lie
 * beside the project where it is developed; elsewhere the specs of the profile engine stand alone.
 */
class RecordingsSpec extends Specification {

    /** The least share of expected points, per cent, by the recordings' folder. */
    static final Map<String, Integer> LEAST = [
            'access-control': 98, ats: 98, camera: 98, cooling: 98, environment: 98, generator: 98, ups: 98,
            'dc-power': 98, network: 98, pdu: 98, server: 98, '*': 98]

    static final Map<String, Set<String>> CLASSES = [
            'access-control': ['access'], ats: ['ats'], camera: ['camera', 'nvr'], cooling: ['cooling', 'chiller'],
            'dc-power'      : ['dc-power'], environment: ['environment', 'leak'], generator: ['generator'],
            network         : ['switch', 'router', 'firewall'], pdu: ['pdu'], server: ['server'], ups: ['ups']]

    @Shared
    Path folder = Path.of(System.getenv('DCIM_SHARED') ?: '../../shared').resolve('recordings')

    @Shared
    Map<String, int[]> sums = [:]

    @Shared
    List<String> implausible = []

    @Shared
    List<DeviceReader.Outcome> outcomes = []

    def setupSpec() {
        def reader = new RecordingReader(ProfileLibrary.load(null))
        if (Files.isDirectory(folder)) {
            outcomes = reader.read("file:$folder", null).toList()
            sums = compare()
        }
    }

    /** Returns right and expected points by the recordings' folder, and over all under {@code *}. */
    Map<String, int[]> compare() {
        def sums = [:].withDefault { [0, 0] as int[] } as Map<String, int[]>
        outcomes.each {
            def file = folder.resolve("${it.recording()}.expected.json")
            def compared = ReadingComparison.of(Files.exists(file) ? ExpectedPoint.read(file) : [], it.reading())
            implausible += compared.implausible().collect { wrong ->
                "${it.recording()} ${wrong.expected().oid()}: ${wrong.read().name()} ${wrong.read().value()}" as String
            }
            [it.recording().split('/')[0], '*'].each { kind ->
                sums[kind][0] += compared.right().size()
                sums[kind][1] += compared.total()
            }
        }
        sums
    }

    def "every recording is read without an error"() {
        expect:
        outcomes.findAll { it.failure() }.collect { it.recording() + ': ' + it.failure().message } == []
    }

    def "every device gets the class that its folder says"() {
        expect: "but for one, which stands among the DC plants and says of itself that it is a UPS5000"
        outcomes.findAll { !(it.reading().deviceClass().code() in CLASSES[it.recording().split('/')[0]]) }
                .collect { "${it.recording()} is ${it.reading().deviceClass().code()}" as String } in
                [[], ['dc-power/huawei-gse200m is ups']]
    }

    def "vendor and model are known of at least 95 % of the devices"() {
        given:
        def unknown = outcomes.findAll { !it.reading().vendor() || !it.reading().model() }*.recording()

        expect:
        unknown.size() <= outcomes.size() * 0.05
    }

    def "the model is what the reference reads, for at least 95 % of those it names"() {
        given:
        def index = Files.isDirectory(folder) ? new JsonSlurper().parse(folder.resolve('index.json').toFile()) : []
        def stated = index.findAll { it.hardware && !it.hardware.contains('Management Card') }
        def byName = outcomes.collectEntries { [it.recording(), it.reading().model()] }

        when:
        def other = stated.collect { "${it.kind}/${it.name}" as String }
                .findAll { name -> !alike(byName[name], stated.find { "${it.kind}/${it.name}" == name }.hardware) }

        then:
        other.size() <= stated.size() * 0.05
    }

    def "the expected points are read right: at least #least % of #kind"() {
        given:
        def sum = sums[kind] ?: ([1, 1] as int[])

        expect:
        100.0 * sum[0] / sum[1] >= least

        where:
        kind << LEAST.keySet()
        least = LEAST[kind]
    }

    def "nothing that the reference doubts is read as good where it cannot be so"() {
        expect:
        implausible == []
    }

    /** One contains the other, or they share a word with a digit, such as a part number. */
    static boolean alike(String model, String hardware) {
        def plain = { String text -> text.toLowerCase().replaceAll('[^a-z0-9]+', ' ').strip() }
        def a = plain(model)
        def b = plain(hardware)
        a && b && (a.contains(b) || b.contains(a) || a.split(' ').any { it =~ /\d/ && it.length() > 2 && b.contains(it) } ||
                b.split(' ').any { it =~ /\d/ && it.length() > 2 && a.contains(it) })
    }
}
