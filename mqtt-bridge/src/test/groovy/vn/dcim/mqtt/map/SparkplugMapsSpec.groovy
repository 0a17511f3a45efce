package vn.dcim.mqtt.map

import com.fasterxml.jackson.databind.node.BooleanNode
import com.fasterxml.jackson.databind.node.DoubleNode
import com.fasterxml.jackson.databind.node.LongNode
import com.fasterxml.jackson.databind.node.NullNode
import com.fasterxml.jackson.databind.node.TextNode
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.error.DcimException
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.Quality

class SparkplugMapsSpec extends Specification {

    static final Instant T0 = Instant.parse('2026-01-01T00:00:00Z')

    @Shared vocabulary = PointVocabulary.load()
    @TempDir Path folder

    SparkplugMap map(String yaml) {
        Files.writeString(folder.resolve('site.yaml'), yaml.stripIndent())
        SparkplugMaps.load(vocabulary, folder).byId('site').get()
    }

    def "the maps that the program carries can be read, and each of their units"() {
        expect:
        SparkplugMaps.load(vocabulary, null).all()*.kind()*.mapId().containsAll(['sparkplug-climate', 'sparkplug-generator'])
    }

    def "a birth chooses the map that reads most of it, among those that know the device"() {
        given:
        def maps = SparkplugMaps.load(vocabulary, null)

        expect:
        maps.choose(base, birth).map { it.kind().mapId() }.orElse(null) == chosen

        where:
        base                    | birth                                                         || chosen
        'spBv1.0/hg01/gw1/rack' | ['Temperature', 'Humidity']                                   || 'sparkplug-climate'
        'spBv1.0/hg01/gw1/g1'   | ['Engine/RPM', 'Output/L1/Voltage', 'Fuel/Level', 'Humidity'] || 'sparkplug-generator'
        'spBv1.0/hg01/gw1/rack' | ['Setpoint']                                                  || null
        'spBv1.0/hg01/gw1'      | ['Temperature']                                               || null
        'dc/hg01/gw1/rack'      | ['Temperature']                                               || null
    }

    def "metric #metric in #unit is #name #value"() {
        given:
        def it = map('''
            id: site
            class: generator
            device: "{group}/gw-{gateway:n}/{device}"
            units: {bar: [Bars]}
            metrics:
              generator.coolant.temperature: {metric: [Coolant, Engine/Coolant], range: [-20, 130]}
              generator.oil.pressure: Oil
              generator.oil.temperature: {metric: Oil/Temperature, unit: "[degF]"}
              generator.power: {metric: Power, scale: 0.1}
              generator.run-time: {metric: Hours, unit: h}
              generator.{phase}.voltage: "{phase}/Volts"
              ambient.{n}.temperature: {metric: "Probe {n:n}/T", label: "Probe {n} of {gateway}"}
              generator.mode: {metric: Mode, states: {Auto: auto, "*": manual}}
              generator.breaker: {metric: Closed, states: {true: closed, false: open}}''')

        when:
        def read = it.read('spBv1.0/hg01/gw-07/g1', metric, raw, unit, T0)
        def field = read.value().orElse(null)

        then:
        field?.name() == name
        read.fault().map { it.detail() }.orElse(null) == fault
        field == null || field.conversion().apply(field.raw()).value() == value
        field == null || field.source() == "spBv1.0/hg01/gw-07/g1#$metric"

        where:
        metric            | raw                           | unit   || name                            | value | fault
        'Engine/Coolant'  | DoubleNode.valueOf(82)        | ''     || 'generator.coolant.temperature' | 82d   | null
        'Engine/Coolant'  | DoubleNode.valueOf(82)        | '°C'   || 'generator.coolant.temperature' | 82d   | null
        'Engine/Coolant'  | DoubleNode.valueOf(212)       | '°F'   || 'generator.coolant.temperature' | 100d  | null
        'Engine/Coolant'  | DoubleNode.valueOf(373.15)    | 'K'    || 'generator.coolant.temperature' | 100d  | null
        'Oil'             | DoubleNode.valueOf(4)         | 'Bars' || 'generator.oil.pressure'        | 400d  | null
        'Oil'             | DoubleNode.valueOf(4)         | 'kW'   || null                            | null  | Fault.Detail.UNIT_DOES_NOT_FIT
        'Oil/Temperature' | DoubleNode.valueOf(212)       | '°C'   || 'generator.oil.temperature'     | 100d  | null
        'Power'           | DoubleNode.valueOf(1200)      | 'W'    || 'generator.power'               | 0.12d | null
        'Hours'           | LongNode.valueOf(2)           | ''     || 'generator.run-time'            | 7200d | null
        'L2/Volts'        | DoubleNode.valueOf(231)       | ''     || 'generator.L2.voltage'          | 231d  | null
        'Probe 03/T'      | DoubleNode.valueOf(20)        | ''     || 'ambient.3.temperature'         | 20d   | null
        'Closed'          | BooleanNode.TRUE              | ''     || 'generator.breaker'             | 2d    | null
        'Closed'          | TextNode.valueOf('ajar')      | ''     || 'generator.breaker'             | Double.NaN | Fault.Detail.NO_STATE
        'Power'           | BooleanNode.TRUE              | ''     || 'generator.power'               | Double.NaN | Fault.Detail.NOT_NUMERIC
        'Unheard of'      | DoubleNode.valueOf(1)         | ''     || null                            | null  | null
    }

    def "what a node says is null is bad, also where a map gives everything else a state"() {
        given:
        def it = map('''
            id: site
            class: generator
            device: "{group}/{node}"
            metrics:
              generator.power: Power''')

        expect:
        with(it.read('spBv1.0/a/b', 'Power', NullNode.instance, '', T0).value().get()) {
            conversion().apply(raw()).quality() == Quality.BAD
        }
    }

    def "a map with #fault is refused"() {
        when:
        map("id: site\nclass: generator\n$yaml")

        then:
        def e = thrown(DcimException)
        e.message.contains(says)

        where:
        fault                      | yaml                                                                                || says
        'no metrics'               | 'device: "{g}/{n}"'                                                                 || 'metrics is missing'
        'a device of four levels'  | 'device: "{g}/{n}/{d}/{e}"\nmetrics: {generator.power: P}'                          || '{group}/{node}'
        'an ungoverned point'      | 'device: "{g}/{n}"\nmetrics: {generator.wattage: P}'                                || 'no governed point name'
        'a unit that does not fit' | 'device: "{g}/{n}"\nmetrics: {generator.power: {metric: P, unit: bar}}'             || 'does not measure'
        'a placeholder of nothing' | 'device: "{g}/{n}"\nmetrics: {"ambient.{p}.temperature": T}'                        || '{p}'
        'a rule without a metric'  | 'device: "{g}/{n}"\nmetrics: {generator.power: {unit: kW}}'                         || 'metric is missing'
        'a key that is none'       | 'device: "{g}/{n}"\nmetrics: {generator.power: {metric: P, alias: 4}}'              || 'alias'
    }

    def "a site's own map replaces the one of the same id"() {
        given:
        Files.writeString(folder.resolve('mine.yaml'), '''\
            id: sparkplug-climate
            class: environment
            device: "mine/{node}/{device}"
            metrics: {ambient.temperature: T}'''.stripIndent())

        expect:
        with(SparkplugMaps.load(vocabulary, folder)) {
            choose('spBv1.0/mine/gw1/a', ['T']).get().file().endsWith('mine.yaml')
            choose('spBv1.0/hg01/gw1/a', ['Temperature']).isEmpty()
        }
    }
}
