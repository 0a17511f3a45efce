package vn.dcim.core.device

import spock.lang.Specification
import vn.dcim.core.point.Conversion
import vn.dcim.core.point.PollClass
import vn.dcim.core.point.Quality
import vn.dcim.core.point.Quantity

class ReadingComparisonSpec extends Specification {

    static final String OID = '1.3.6.1.4.1.99999.1.0'

    static ExpectedPoint expected(Map with) {
        new ExpectedPoint(OID, with.kind ?: 'count', with.value as Double, with.unit ?: '', with.says ?: '', with.label, null,
                with.suspect, with.plausible as Double)
    }

    static DeviceReading.Value read(Quantity quantity, Number value, Quality quality = Quality.GOOD, String source = OID) {
        new DeviceReading.Value('point', '', source, quantity, PollClass.SLOW, Conversion.IDENTITY, value as double,
                quantity == Quantity.STATE && quality == Quality.GOOD ? 'word' : null, quality, '')
    }

    static DeviceReading reading(List<DeviceReading.Value> values, List<DeviceReading.Value> passedOver = []) {
        new DeviceReading(null, DeviceClass.UPS, 'V', 'M', 'p', '', [:], values, passedOver)
    }

    def "#value #unit (#says) read as #number of #quantity is #verdict"() {
        when:
        def compared = ReadingComparison.of([expected(kind: kind, value: value, unit: unit, says: says, label: label)],
                reading([read(quantity, number)]))

        then:
        (compared.right().size() == 1) == right
        (compared.wrong().size() == 1) == !right

        where: "a label tells of what the reference has no quantity for, and only of that"
        kind    | value | unit  | says                | label | quantity                | number | right
        'power' | 507   | 'W'   | 'Apparent Power'    | null  | Quantity.APPARENT_POWER | 0.507  | true
        'power' | 507   | 'W'   | 'Output (VA)'       | null  | Quantity.APPARENT_POWER | 0.507  | true
        'power' | 507   | 'W'   | 'OUTLET3'           | null  | Quantity.APPARENT_POWER | 0.507  | false
        'power' | 507   | 'W'   | 'Apparent Power'    | null  | Quantity.APPARENT_POWER | 0.6    | false
        'power' | 507   | 'W'   | 'Apparent Power'    | null  | Quantity.REACTIVE_POWER | 0.507  | false
        'power' | 507   | 'W'   | 'Output'            | null  | Quantity.POWER          | 0.507  | true
        'count' | 210   | ''    | 'Remaining (Ah)'    | null  | Quantity.CHARGE         | 210    | true
        'count' | 210   | ''    | 'Remaining'         | null  | Quantity.CHARGE         | 210    | false
        'count' | 153   | ''    | 'Operating Hours'   | null  | Quantity.DURATION       | 550800 | true
        'count' | 153   | ''    | 'Operating Hours'   | null  | Quantity.DURATION       | 153    | false
        'count' | 71.4  | ''    | 'Utilization Percent' | null | Quantity.PERCENT       | 71.4   | true
        'state' | 3     | ''    | 'Rectifiers'        | '3'   | Quantity.COUNT          | 3      | true
        'state' | 3     | ''    | 'Rectifiers'        | 'ok'  | Quantity.COUNT          | 3      | false
        'state' | 3     | ''    | 'Rectifiers'        | 'ok'  | Quantity.STATE          | 1      | true
        verdict = right ? 'right' : 'wrong'
    }

    def "a point that is read of another variable is right where the profile knows this one, too, and both are good"() {
        when:
        def compared = ReadingComparison.of([expected(kind: 'voltage', value: 230, unit: 'V')],
                reading([read(Quantity.VOLTAGE, 230.4, taken, '1.3.6.1.4.1.99999.2.0')], [read(Quantity.VOLTAGE, other)]))

        then:
        compared.right().size() == right
        compared.missing().size() == 1 - right

        where:
        taken        | other || right
        Quality.GOOD | 230   || 1
        Quality.GOOD | 23    || 0
        Quality.BAD  | 230   || 0
    }

    def "a suspect value counts neither as right nor as wrong; it is #verdict where #number of #quantity is #quality"() {
        when:
        def compared = ReadingComparison.of([expected(kind: 'power', value: 38.2, unit: unit, suspect: 'why', plausible: plausible)],
                reading([read(quantity, number, quality)]))

        then:
        compared.total() == 0
        compared.implausible().size() == found

        where:
        unit  | plausible | quantity         | number | quality      || found
        'W'   | 38200     | Quantity.POWER   | 38.2   | Quality.GOOD || 0
        'W'   | 38200     | Quantity.POWER   | 0.0382 | Quality.GOOD || 1
        'W'   | 38200     | Quantity.POWER   | 0.0382 | Quality.BAD  || 0
        'rpm' | 16.3      | Quantity.PERCENT | 16.3   | Quality.GOOD || 0
        '%'   | null      | Quantity.PERCENT | -1     | Quality.GOOD || 1
        '%'   | null      | Quantity.PERCENT | -1     | Quality.BAD  || 0
        verdict = found ? 'implausible' : 'let be'
    }
}
