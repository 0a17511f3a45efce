package vn.dcim.core.drift

import java.time.Duration
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetIdentity
import vn.dcim.core.asset.AssetKind
import vn.dcim.core.asset.AssetNames
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.Holding
import vn.dcim.core.asset.Importance
import vn.dcim.core.asset.Origin
import vn.dcim.core.asset.Position
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceFact
import vn.dcim.core.place.Place

import static vn.dcim.core.drift.Comparison.Verdict.*

/** What is the same to whoever compares a register with devices, and what is not. */
class DriftRulesSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-21T08:00:00Z')

    @Shared DriftWords words = new DriftWords(null)
    @Shared AssetNames names = new AssetNames([
            new Place(1, 'Phòng máy 1', Place.Kind.ROOM, null),
            new Place(2, 'K01', Place.Kind.RACK, 1, 42),
            new Place(3, 'Phòng nguồn', Place.Kind.ROOM, null)], [])

    static Device device(Map of = [:]) {
        def with = [id: 7L, name: 'UPS-A', type: DeviceClass.UPS, vendor: '', model: '', serial: '', firmware: '',
                    address: 'mqtt:dc/ups/a', placeId: null, state: Device.State.ACTIVE] + of
        new Device(with.id, with.name, with.type, with.vendor, with.model, with.serial, with.firmware, with.address, 'p', 'default',
                with.placeId, null, with.state, NOW)
    }

    static Asset asset(Map of = [:]) {
        def with = [id: 3L, name: 'Bộ lưu điện A', kind: AssetKind.UPS, maker: '', model: '', serial: '', firmware: '', macs: '', ips: '',
                    status: AssetStatus.IN_USE, place: null] + of
        new Asset(with.id, 1, '', with.name, with.kind, with.maker, with.model, with.serial, with.firmware, with.macs, with.ips, with.status,
                Importance.MEDIUM, new Position(with.place, null, null, null, null), Holding.NOBODY,
                new Origin(null, '', '', '', null, null, null, null), null, 7L, '', '{}', '', '', '')
    }

    def judged(DriftKind kind, Asset asset, Device device, Interfaces interfaces = Interfaces.UNKNOWN) {
        DriftRules.compare(asset, device, interfaces, names, words).find { it.kind() == kind }.verdict()
    }

    def "maker #noted and #seen: #verdict"() {
        expect:
        judged(DriftKind.MAKER, asset(maker: noted), device(vendor: seen)) == verdict

        where:
        noted                        | seen                       || verdict
        'APC'                        | 'American Power Conversion'|| SAME
        'apc'                        | 'Schneider Electric'       || SAME
        'Schneider'                  | 'APC'                      || SAME
        'Huawei Technologies Co., Ltd' | 'HUAWEI'                 || SAME
        'Hewlett-Packard'            | 'HPE'                      || SAME
        'Công ty TNHH Santak'        | 'SANTAK'                   || SAME
        'APC'                        | 'Eaton'                    || DIFFERS
        'Socomec'                    | 'Riello'                   || DIFFERS
        ''                           | 'APC'                      || NOT_NOTED
        'n/a'                        | 'APC'                      || NOT_NOTED
        'APC'                        | ''                         || NOT_READ
        'APC'                        | 'Unknown'                  || NOT_READ
        ''                           | ''                         || NOT_READ
    }

    def "model #noted of #maker and #seen of #vendor: #verdict"() {
        expect:
        judged(DriftKind.MODEL, asset(maker: maker, model: noted), device(vendor: vendor, model: seen)) == verdict

        where:
        maker  | noted                | vendor               | seen              || verdict
        'APC'  | 'Smart-UPS 3000'     | 'APC'                | 'SMART UPS 3000'  || SAME
        'APC'  | 'APC Smart-UPS 3000' | 'Schneider Electric' | 'Smart-UPS 3000'  || SAME
        'APC'  | 'Smart-UPS 3000'     | 'APC'                | 'Smart-UPS 3000RM'|| DIFFERS
        'Dell' | 'PowerEdge R750'     | 'Dell'               | 'PowerEdge R650'  || DIFFERS
        'APC'  | 'APC'                | 'APC'                | 'APC'             || SAME
        'APC'  | 'Smart-UPS'          | 'APC'                | '—'               || NOT_READ
    }

    def "serial number #noted and #seen: #verdict"() {
        expect:
        judged(DriftKind.SERIAL, asset(serial: noted), device(serial: seen)) == verdict

        where:
        noted           | seen            || verdict
        'AS1234-567'    | 'as1234567'     || SAME
        'AS 1234567'    | 'AS1234567'     || SAME
        'AS1234567'     | 'AS1234568'     || DIFFERS
        '0012345'       | '12345'         || DIFFERS // leading noughts are digits of the number
        'AS1234567'     | '00000000'      || NOT_READ
        'AS1234567'     | 'To be filled by O.E.M.' || NOT_READ
        'không rõ'      | 'AS1234567'     || NOT_NOTED
    }

    def "firmware #noted and #seen: #verdict"() {
        expect:
        judged(DriftKind.FIRMWARE, asset(firmware: noted), device(firmware: seen)) == verdict

        where:
        noted       | seen       || verdict
        'v1.12'     | '1.12'     || SAME
        'Version 1.12' | '1.12'  || SAME
        'UPS 09.3'  | 'UPS-09.3' || SAME
        '1.12'      | '11.2'     || DIFFERS
        '1.12'      | '1.13'     || DIFFERS
        ''          | '1.12'     || NOT_NOTED
        '1.12'      | ''         || NOT_READ
    }

    def "addresses #noted and #address: #verdict"() {
        expect:
        judged(DriftKind.ADDRESS, asset(ips: noted), device(address: address)) == verdict

        where:
        noted               | address                       || verdict
        '10.0.0.7'          | 'snmp://10.0.0.7:161'         || SAME
        '10.0.0.7 10.0.0.8' | 'snmp://10.0.0.8'             || SAME
        '10.0.0.70'         | 'snmp://10.0.0.7'             || DIFFERS
        '10.0.0.9'          | 'snmpv3://reader@10.0.0.7:161'|| DIFFERS
        ''                  | 'snmp://10.0.0.7'             || NOT_NOTED
        '10.0.0.7'          | 'snmp://ups-a.centre.vn'      || NOT_READ
        '10.0.0.7'          | 'snmp://127.0.0.1:16101'      || NOT_READ
        '10.0.0.7'          | 'mqtt:dc/ups/a'               || NOT_READ
    }

    def "place #noted and #seen: #verdict"() {
        expect:
        judged(DriftKind.PLACE, asset(place: noted), device(placeId: seen)) == verdict

        where:
        noted | seen || verdict
        2L    | 2L   || SAME
        2L    | 1L   || SAME // the rack stands in that room
        1L    | 2L   || SAME
        2L    | 3L   || DIFFERS
        null  | 2L   || NOT_NOTED
        2L    | null || NOT_READ
    }

    def "an asset that is #status with a device that is #state and #told since #hours h: #contradiction"() {
        given:
        def fact = told ? new DeviceFact(1, 7, DeviceFact.ANSWERS, told, NOW.minus(Duration.ofHours(hours))) : null

        expect:
        DriftRules.contradiction(status, state, fact, NOW, Duration.ofDays(7)).orElse(null) == contradiction

        where:
        status                 | state                | told          | hours || contradiction
        AssetStatus.IN_STORE   | Device.State.ACTIVE  | 'REACHABLE'   | 0     || DriftKind.ANSWERS
        AssetStatus.BROKEN     | Device.State.ACTIVE  | 'REACHABLE'   | 1     || DriftKind.ANSWERS
        AssetStatus.DISPOSED   | Device.State.ACTIVE  | 'REACHABLE'   | 1     || DriftKind.ANSWERS
        AssetStatus.IN_STORE   | Device.State.ACTIVE  | 'UNREACHABLE' | 999   || null
        AssetStatus.IN_STORE   | Device.State.PAUSED  | 'REACHABLE'   | 1     || null
        AssetStatus.IN_REPAIR  | Device.State.ACTIVE  | 'REACHABLE'   | 1     || null // tried out on the bench
        AssetStatus.IN_USE     | Device.State.ACTIVE  | 'REACHABLE'   | 1     || null
        AssetStatus.IN_USE     | Device.State.ACTIVE  | 'UNREACHABLE' | 167   || null
        AssetStatus.IN_USE     | Device.State.ACTIVE  | 'UNREACHABLE' | 168   || DriftKind.SILENT
        AssetStatus.IN_USE     | Device.State.PAUSED  | 'UNREACHABLE' | 169   || null
        AssetStatus.STANDBY    | Device.State.ACTIVE  | 'UNREACHABLE' | 169   || null
        AssetStatus.IN_USE     | Device.State.ACTIVE  | null          | 0     || null
    }

    def "a device #of and an asset #noted have #grounds in common; certain: #certain"() {
        when:
        def found = propose([device(of)], [AssetIdentity.of(asset(noted))])

        then:
        found*.told() == (grounds ? [grounds] : [])
        found*.certain() == (grounds ? [certain] : [])

        where:
        of                                            | noted                                       || grounds        | certain
        [serial: 'AS12-34']                           | [serial: 'as1234']                          || 'serial'       | true
        [serial: 'AS1']                               | [serial: 'AS1']                             || ''             | false
        [serial: 'AS1234', vendor: 'APC']             | [serial: 'AS1234', maker: 'Schneider']      || 'serial'       | true
        [serial: 'AS1234', vendor: 'APC']             | [serial: 'AS1234', maker: 'Eaton']          || 'serial'       | false
        [serial: 'AS1234']                            | [serial: 'AS1234', kind: AssetKind.SERVER]  || 'serial'       | false
        [serial: 'AS1234']                            | [serial: 'AS1234', kind: AssetKind.OTHER]   || 'serial'       | true
        [address: 'mqtt:shelly/0CC47A010203']         | [macs: '0c:c4:7a:01:02:03']                 || 'mac'          | true
        [address: 'mqtt:shelly/0CC47A0102030']        | [macs: '0c:c4:7a:01:02:03']                 || ''             | false
        [address: 'snmp://10.0.0.7']                  | [ips: '10.0.0.6 10.0.0.7']                  || 'ip'           | false
        [name: 'UPS-A', address: 'snmp://10.0.0.7']   | [name: 'ups a', ips: '10.0.0.7']            || 'ip, name'     | true
        [name: 'UPS-A']                               | [name: 'UPS-A']                             || 'name'         | false
        [name: 'A1']                                  | [name: 'A1']                                || ''             | false
        [serial: 'AS1234', name: 'UPS-B']             | [serial: 'XY9999', name: 'UPS-C']           || ''             | false
    }

    def "what two could be is not certain, and the better one comes first"() {
        given:
        def two = [AssetIdentity.of(asset(id: 1L, serial: 'AS1234')), AssetIdentity.of(asset(id: 2L, serial: 'AS1234', name: 'UPS-A'))]

        when:
        def ofOne = propose([device(serial: 'AS1234')], two)
        def ofTwo = propose([device(serial: 'AS1234'), device(id: 8L, name: 'UPS-B', serial: 'AS1234')], [two[0]])

        then:
        ofOne*.asset()*.id() == [2, 1]
        ofOne*.certain() == [false, false]
        ofTwo*.certain() == [false, false]
    }

    def "every class of devices has a kind of assets"() {
        expect:
        DeviceClass.values().every { TieRules.kind(it) != null }
    }

    List<Proposal> propose(List<Device> devices, List<AssetIdentity> assets, Map<Long, Interfaces> told = [:]) {
        def rules = new TieRules(words)
        rules.propose(devices.collectEntries { [it, told.getOrDefault(it.id(), Interfaces.of(it, [:]))] }, assets.collect { AssetKeys.of(it, rules) })
    }

    static Interfaces telling(List<String> macs, List<String> ips = []) {
        new Interfaces(macs, ips)
    }

    def "MAC addresses #noted and #seen of its interfaces: #verdict"() {
        expect:
        judged(DriftKind.MAC, asset(macs: noted), device(), telling(seen)) == verdict

        where:
        noted                                 | seen                                       || verdict
        '00:1e:10:0a:00:01'                   | ['00:1e:10:0a:00:01']                      || SAME
        '00:1e:10:0a:00:01'                   | ['00:1e:10:0a:00:01', '00:1e:10:0a:00:02'] || SAME
        '00:1e:10:0a:00:01 0c:c4:7a:00:00:01' | ['00:1e:10:0a:00:01']                      || SAME // its management board is another
        '00:1e:10:0a:00:01'                   | ['00:1e:10:0a:00:02']                      || DIFFERS
        ''                                    | ['00:1e:10:0a:00:02']                      || NOT_NOTED
        '00:1e:10:0a:00:01'                   | []                                         || NOT_READ
        ''                                    | []                                         || NOT_READ
    }

    def "of what has #count interfaces #told are told"() {
        given:
        def macs = (1..count).collect { String.format('00:1e:10:0a:00:%02x', it) }

        expect:
        DriftRules.compare(asset(), device(), telling(macs), names, words).find { it.kind() == DriftKind.MAC }.seen().split(' ').size() == told

        where:
        count || told
        1     || 1
        8     || 8
        9     || 1
        48    || 1
    }

    def "what an interface tells makes a proposal certain, two assets or two devices with it do not"() {
        given:
        def mac = '00:1e:10:0a:00:07'
        def one = AssetIdentity.of(asset(id: 3L, name: 'Máy chủ thuế', macs: mac))
        def two = AssetIdentity.of(asset(id: 4L, name: 'Máy chủ in', macs: mac))
        def told = [7L: telling(['00:1e:10:0a:00:01', mac]), 8L: telling([mac])]

        expect:
        propose([device()], [one], told).collect { [it.asset().id(), it.told(), it.certain()] } == [[3L, 'mac', true]]
        propose([device()], [one, two], told)*.certain() == [false, false]
        propose([device(), device(id: 8L, name: 'UPS-B')], [one], told)*.certain() == [false, false]
        propose([device()], [AssetIdentity.of(asset(ips: '10.1.2.3'))], [7L: telling([], ['10.1.2.3'])]).collect { [it.told(), it.certain()] } == [['ip', false]]
        propose([device()], [AssetIdentity.of(asset(macs: '00:1e:10:0a:00:09'))], told) == []
    }
}
