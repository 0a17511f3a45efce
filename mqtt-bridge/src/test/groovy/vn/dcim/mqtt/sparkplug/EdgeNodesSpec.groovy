package vn.dcim.mqtt.sparkplug

import java.time.Duration
import java.time.Instant
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload
import spock.lang.Specification
import vn.dcim.core.point.Quality
import vn.dcim.mqtt.map.Fault

import static vn.dcim.mqtt.testing.SparkplugPayloads.bdSeq
import static vn.dcim.mqtt.testing.SparkplugPayloads.born
import static vn.dcim.mqtt.testing.SparkplugPayloads.data
import static vn.dcim.mqtt.testing.SparkplugPayloads.payload

class EdgeNodesSpec extends Specification {

    static final String NODE = 'spBv1.0/hg01/gw1'
    static final String DEVICE = "$NODE/rack"
    static final Instant T0 = Instant.parse('2026-01-01T00:00:00Z')

    long elapsed
    def nodes = new EdgeNodes(new HostTimes(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60)), { elapsed })
    Set<String> registered = []
    long fingerprints

    List<Event> hear(String type, byte[] bytes, Map more = [:]) {
        def topic = type.startsWith('N') ? "spBv1.0/hg01/$type/gw1" : "spBv1.0/hg01/$type/gw1/rack"
        nodes.hear(new Heard(more.topic ?: topic, bytes, more.retained ?: false, now(), more.fingerprint ?: ++fingerprints))
    }

    Instant now() {
        T0.plusMillis(elapsed)
    }

    List<Event> nbirth(int seq = 0, Long session = 7) {
        hear('NBIRTH', payload(seq, T0.toEpochMilli(), (session == null ? [] : [bdSeq(session)]) + born('Load', 1, 1f, '')))
    }

    List<Event> dbirth(int seq = 1) {
        hear('DBIRTH', payload(seq, T0.toEpochMilli(), [born('Temperature', 2, 21.5f, '°C')]))
    }

    List<Event> ddata(int seq, float value = seq, Map more = [:]) {
        hear('DDATA', payload(seq, T0.toEpochMilli() + 1000, [data(2, value)]), more)
    }

    List<Event> ndeath(Long session = 7) {
        hear('NDEATH', payload(null, null, session == null ? [] : [bdSeq(session)]))
    }

    List<Event> pass(long ms) {
        elapsed += ms
        nodes.tick(registered, now())
    }

    static List values(List<Event> events) {
        events.findAll { it instanceof Event.Said }.collectMany { it.metrics()*.value()*.doubleValue() }
    }

    static boolean asks(List<Event> events) {
        events.any { it instanceof Event.RebirthWanted }
    }

    static List<Fault.Detail> faults(List<Event> events) {
        events.findAll { it instanceof Event.Refused }*.fault()*.detail()
    }

    def "data are read by the aliases, types and units of the birth"() {
        when:
        nbirth()
        def birth = dbirth().first() as Event.Said
        def said = ddata(2, 18.2f).first() as Event.Said

        then:
        birth.birth() && birth.base() == DEVICE
        !said.birth() && said.base() == DEVICE
        with(said.metrics().first()) {
            name() == 'Temperature'
            // why: not 18.200000762939453, which a float is as a double
            value().doubleValue() == 18.2d
            unit() == '°C'
            at() == T0.plusSeconds(1)
            ceiling() == Quality.GOOD
            !past()
        }
    }

    def "a number of a sequence that begins at #first is followed by #next, whatever the turn"() {
        when:
        nbirth(first)

        then:
        values(hear('NDATA', payload(next, 0, [data(1, 3f)]))) == [3d]
        !asks(pass(5000))
        nodes.counts().gaps() == 0

        where:
        first | next
        0     | 1
        41    | 42
        254   | 255
        255   | 0
    }

    def "a message before its turn waits for the missing one, and is taken when that comes #after ms later"() {
        given:
        nbirth()
        dbirth()

        when:
        def early = [ddata(3), ddata(4)].flatten()
        def waited = pass(after)
        def late = ddata(2)

        then:
        early == [] && waited == []
        values(late) == [2d, 3d, 4d]
        late*.metrics()*.first()*.ceiling().unique() == [Quality.GOOD]
        nodes.counts().reordered() == 2

        and: "the time is over with it"
        !asks(pass(10_000))
        nodes.counts().gaps() == 0

        where:
        after << [0, 4999]
    }

    def "a message that does not come in time costs no other: they are taken uncertain, and births are asked for"() {
        given:
        nbirth()
        dbirth()
        ddata(4)
        ddata(3)

        expect:
        pass(4999) == []

        when:
        def events = pass(1)

        then: "in their order"
        values(events) == [3d, 4d]
        events.findAll { it instanceof Event.Said }*.metrics()*.first()*.ceiling() == [Quality.UNCERTAIN] * 2
        asks(events)
        nodes.counts().gaps() == 1

        and: "what follows is in sequence again, but doubted until the birth"
        ddata(5)[0].metrics()[0].ceiling() == Quality.UNCERTAIN

        when:
        nbirth(0)
        dbirth(1)

        then:
        ddata(2)[0].metrics()[0].ceiling() == Quality.GOOD
    }

    def "where a second message is missing behind the first, its time begins when the first has come"() {
        given:
        nbirth()
        dbirth()
        ddata(3)
        ddata(5)
        pass(4000)

        expect:
        values(ddata(2)) == [2d, 3d]
        !asks(pass(4999))
        asks(pass(1))
    }

    def "a sequence that leaps over its turn is put in order too"() {
        given:
        nbirth(253)
        dbirth(254)

        expect:
        [ddata(1), ddata(0)].flatten() == []
        values(ddata(255)) == [255d, 0d, 1d]
    }

    def "a second delivery is nothing new, in its turn or waiting"() {
        given:
        nbirth()
        dbirth()
        ddata(2, 1f, [fingerprint: 4711])
        ddata(4, 1f, [fingerprint: 4713])

        expect:
        ddata(2, 1f, [fingerprint: 4711]) == []
        ddata(4, 1f, [fingerprint: 4713]) == []
        nodes.counts().repeated() == 2
        values(ddata(3)) == [3d, 1d]
        !asks(pass(6000))
    }

    def "a death of session #death after a birth of session #birth #what"() {
        given:
        registered = [NODE, DEVICE]
        nodes.begin(registered)
        nbirth(0, birth)
        dbirth()
        elapsed = 1234

        when:
        def events = ndeath(death)

        then:
        events.findAll { it instanceof Event.Gone } == (counts ? [new Event.Gone(NODE, true, T0.plusMillis(1234))] : [])
        nodes.counts().deaths() == (counts ? 1 : 0)
        nodes.counts().otherDeaths() == (counts ? 0 : 1)
        nodes.counts().online() == (counts ? 0 : 1)
        faults(events) == (death == null ? [Fault.Detail.NO_BIRTH_DEATH_SEQUENCE] : [])

        and: "it is told once, and its node is not asked: it comes back by itself"
        ndeath(death).findAll { it instanceof Event.Gone } == []
        pass(61_000) == []

        where:
        birth | death || counts
        7     | 7     || true
        0     | 0     || true
        255   | 255   || true
        7     | 6     || false
        7     | 8     || false
        0     | 255   || false
        7     | null  || false
        null  | 7     || true
        what = counts ? 'ends it' : 'is of another connection'
    }

    def "a death is never before what was said last: the clock of the node may go ahead of ours"() {
        given:
        nbirth()
        dbirth()
        hear('DDATA', payload(2, T0.toEpochMilli() + 9000, [data(2, 1f)]))
        elapsed = 5000

        expect:
        ndeath() == [new Event.Gone(NODE, true, T0.plusSeconds(9))]
    }

    def "the death of a device is its alone, at the instant of the payload, and in the sequence"() {
        given:
        nbirth()
        dbirth()

        expect:
        hear('DDEATH', payload(2, T0.toEpochMilli() + 3000, [])) == [new Event.Gone(DEVICE, false, T0.plusSeconds(3))]
        values(hear('NDATA', payload(3, 0, [data(1, 5f)]))) == [5d]

        and: "what it says after that is nobody's"
        faults(ddata(4)) == [Fault.Detail.NOT_BORN]
        asks(pass(200))
    }

    def "#what before its birth is refused, counted, and the births are asked for"() {
        expect:
        faults(hear(type, payload(3, 0, [data(2, 1f)]))) == [Fault.Detail.NOT_BORN]
        asks(pass(0))

        where:
        what                 | type
        'data of a node'     | 'NDATA'
        'data of a device'   | 'DDATA'
        'a birth of a device' | 'DBIRTH'
        'a death of a device' | 'DDEATH'
    }

    def "a metric that no birth named (#fault) is refused, the others count, and the births are asked for"() {
        given:
        nbirth()
        dbirth()

        when:
        def events = hear('DDATA', payload(2, 0, [metric, data(2, 4f)]))

        then:
        faults(events) == [fault]
        values(events) == [4d]
        asks(pass(0))

        where:
        metric                                                              | fault
        data(99, 1f)                                                        | Fault.Detail.NO_SUCH_ALIAS
        // why: an alias of the node is none of its device
        data(1, 1f)                                                         | Fault.Detail.NO_SUCH_ALIAS
        Payload.Metric.newBuilder().setName('Pressure').setIntValue(1).build() | Fault.Detail.NO_SUCH_METRIC
    }

    def "an edge node is asked once in 30 s, until its birth"() {
        given:
        nbirth()
        hear('NDATA', payload(1, 0, [data(99, 1f)]))

        expect:
        asks(pass(0))
        hear('NDATA', payload(2, 0, [data(99, 1f)]))
        !asks(pass(29_999))
        asks(pass(1))

        when:
        nbirth()

        then:
        !asks(pass(60_000))
        nodes.counts().rebirths() == 2
    }

    def "after the line was lost nothing counts before the next birth"() {
        given:
        nbirth()
        dbirth()
        ddata(3, 9f)

        when: "what waited is taken with it"
        def events = nodes.begin([DEVICE] as Set)

        then:
        values(events) == [9d]
        faults(ddata(4)) == [Fault.Detail.NOT_BORN]
        asks(pass(0))
    }

    def "a registered device without a birth is asked for after 5 s and gone after 60, once"() {
        given:
        registered = [DEVICE]
        nodes.begin(registered)

        expect:
        pass(0) == []
        pass(4999) == []
        asks(pass(1))
        !pass(54_999).any { it instanceof Event.Gone }
        pass(1).contains(new Event.Gone(DEVICE, false, T0.plusSeconds(60)))
        pass(120_000) == []

        and: "it comes back with its birth"
        nbirth()
        dbirth()[0].birth()
    }

    def "a device that a rebirth leaves out is gone after 60 s"() {
        given:
        registered = [DEVICE]
        nodes.begin(registered)
        nbirth()
        dbirth()
        pass(1000)

        when:
        nbirth()
        pass(0)

        then:
        !pass(59_999).any { it instanceof Event.Gone }
        pass(1).any { it == new Event.Gone(DEVICE, false, now()) }
    }

    def "a device that is registered after its birth has the births asked for, so that all its points have values"() {
        given:
        nbirth()
        dbirth()
        pass(0)

        when:
        registered = [DEVICE]

        then:
        asks(pass(0))

        and: "once: its births are an answer"
        nbirth()
        dbirth()
        !asks(pass(60_000))
    }

    def "type #type with #field #raw is #value"() {
        given:
        def metric = { Payload.Metric.newBuilder().setName('m').setDatatype(DataType.valueOf(type).number)."set${field}Value"(raw) }

        when:
        def told = (hear('NBIRTH', payload(0, 0, [bdSeq(1), metric().build()])).find { it instanceof Event.Said } as Event.Said)
                .metrics().find { it.name() == 'm' }

        then:
        told.value().asText() == value

        where:
        type       | field     | raw                  || value
        'Int8'     | 'Int'     | 0xFF                 || '-1'
        'Int8'     | 'Int'     | -128                 || '-128'
        'Int16'    | 'Int'     | 0xFFFE               || '-2'
        'Int32'    | 'Int'     | -5                   || '-5'
        'Int64'    | 'Long'    | Long.MIN_VALUE       || '-9223372036854775808'
        'UInt8'    | 'Int'     | 255                  || '255'
        'UInt16'   | 'Int'     | 65535                || '65535'
        'UInt32'   | 'Int'     | -1                   || '4294967295'
        'UInt32'   | 'Long'    | 4294967295L          || '4294967295'
        'UInt64'   | 'Long'    | -1L                  || '18446744073709551615'
        'Float'    | 'Float'   | 0.1f                 || '0.1'
        'Float'    | 'Float'   | Float.NaN            || 'NaN'
        'Double'   | 'Double'  | 0.1d                 || '0.1'
        'Boolean'  | 'Boolean' | true                 || 'true'
        'String'   | 'String'  | 'sẵn sàng'           || 'sẵn sàng'
        'Text'     | 'String'  | ''                   || ''
        'DateTime' | 'Long'    | 1767225600123L       || '1767225600123'
    }

    def "metrics of type #type are counted and not read"() {
        when:
        def events = hear('NBIRTH', payload(0, 0, [
                bdSeq(1), Payload.Metric.newBuilder().setName('m').setDatatype(DataType.valueOf(type).number).build()]))

        then:
        faults(events) == []
        (events.first() as Event.Said).metrics()*.name() == ['bdSeq']
        nodes.counts().unread() == 1

        where:
        type << ['DataSet', 'Template', 'Bytes', 'File', 'Int32Array', 'Unknown']
    }

    def "a value that #what is #quality"() {
        given:
        def metric = Payload.Metric.newBuilder().setName('m').setDatatype(DataType.Int32.number)
        change(metric)

        when:
        def told = (hear('NBIRTH', payload(0, 0, [metric.build()])).find { it instanceof Event.Said } as Event.Said).metrics().first()

        then:
        told.ceiling() == quality
        told.value().isNull() == empty

        where:
        what                          | change                                                  || quality         | empty
        'is null'                     | { it.setIsNull(true) }                                  || Quality.BAD     | true
        'is not there'                | { it }                                                  || Quality.BAD     | true
        'is in the field of another type' | { it.setFloatValue(1f) }                            || Quality.BAD     | true
        'says nothing of its quality' | { it.setIntValue(1) }                                   || Quality.GOOD    | false
        'says that it is good'        | { it.setIntValue(1).setProperties(quality(192)) }       || Quality.GOOD    | false
        'says that it is stale'       | { it.setIntValue(1).setProperties(quality(500)) }       || Quality.STALE   | false
        'says that it is bad'         | { it.setIntValue(1).setProperties(quality(0)) }         || Quality.BAD     | false
    }

    static Payload.PropertySet quality(int code) {
        Payload.PropertySet.newBuilder().addKeys('Quality')
                .addValues(Payload.PropertyValue.newBuilder().setType(DataType.Int32.number).setIntValue(code)).build()
    }

    def "a historical value is past, at its own instant"() {
        given:
        nbirth()

        when:
        def told = (hear('NDATA', payload(1, T0.toEpochMilli(), [
                Payload.Metric.newBuilder(data(1, 2f)).setIsHistorical(true).setTimestamp(T0.toEpochMilli() - 60_000).build()]))
                .first() as Event.Said).metrics().first()

        then:
        told.past()
        told.at() == T0.minusSeconds(60)
        nodes.counts().past() == 1
    }

    def "#what is no message of Sparkplug"() {
        expect:
        faults(hear('NBIRTH', bytes, more)) == [detail]
        nodes.counts().births() == 0

        where:
        what                        | bytes                                  | more                                    || detail
        'JSON'                      | '{"seq":0}'.bytes                      | [:]                                     || Fault.Detail.NO_PROTOBUF
        'a birth without sequence'  | payload(null, 0, [bdSeq(1)])           | [:]                                     || Fault.Detail.NO_SEQUENCE
        'a birth of sequence 256'   | payload(256, 0, [bdSeq(1)])            | [:]                                     || Fault.Detail.NO_SEQUENCE
        'a birth of sequence -1'    | payload(-1, 0, [bdSeq(1)])             | [:]                                     || Fault.Detail.NO_SEQUENCE
        'what the broker has kept'  | payload(0, 0, [bdSeq(1)])              | [retained: true]                        || Fault.Detail.RETAINED
        'a type of its own'         | payload(0, 0, [bdSeq(1)])              | [topic: 'spBv1.0/hg01/NBORN/gw1']       || Fault.Detail.NO_SPARKPLUG_TOPIC
        'a birth without a node'    | payload(0, 0, [bdSeq(1)])              | [topic: 'spBv1.0/hg01/NBIRTH']          || Fault.Detail.NO_SPARKPLUG_TOPIC
        'a node without a name'     | payload(0, 0, [bdSeq(1)])              | [topic: 'spBv1.0/hg01/NBIRTH/']         || Fault.Detail.NO_SPARKPLUG_TOPIC
        'a node birth of a device'  | payload(0, 0, [bdSeq(1)])              | [topic: 'spBv1.0/hg01/NBIRTH/gw1/rack'] || Fault.Detail.NO_SPARKPLUG_TOPIC
    }
}
