package vn.dcim.core.floor

import spock.lang.Specification
import vn.dcim.core.floor.Box.Spot
import vn.dcim.core.floor.HeatMap.Patch
import vn.dcim.core.floor.HeatMap.Sensor

/** Where things stand, and what thermometers tell of the floor between them. */
class BoxSpec extends Specification {

    static final HeatScale SCALE = new HeatScale(18, 27)

    def "a rack at #x, #y turned by #turn° overlaps one of 600 × 1200 mm at 1000, 1000: #overlaps"() {
        given:
        def one = new Box(1000, 1000, 600, 1200, 0)
        def other = new Box(x, y, 600, 1200, turn)

        expect:
        one.overlaps(other) == overlaps
        other.overlaps(one) == overlaps

        where:
        x    | y    | turn || overlaps
        1600 | 1000 | 0    || false // they touch
        1599 | 1000 | 0    || true
        400  | 1000 | 0    || false
        401  | 1000 | 0    || true
        1000 | 2200 | 0    || false
        1000 | 2199 | 0    || true
        -200 | 1600 | 90   || false // reaches 1000
        -199 | 1600 | 90   || true
        1000 | 1000 | 0    || true
    }

    def "a box that reaches to #right, #bottom stands inside a room of 4 × 3 m: #inside"() {
        expect:
        new Box(x, y, 600, 1200, turn).with { [it.right(), it.bottom(), it.isInside(4000, 3000)] } == [right, bottom, inside]

        where:
        x    | y    | turn || right | bottom | inside
        3400 | 1800 | 0    || 4000  | 3000   | true
        3401 | 1800 | 0    || 4001  | 3000   | false
        3400 | 1801 | 180  || 4000  | 3001   | false
        2800 | 2400 | 90   || 4000  | 3000   | true
        2801 | 2400 | 270  || 4001  | 3000   | false
        -1   | 0    | 0    || 599   | 1200   | false
        0    | -1   | 0    || 600   | 1199   | false
    }

    def "turned by #turn°, the front of a rack is at #front"() {
        expect:
        new Box(1000, 1000, 600, 1200, turn).front() == new Spot(*front)

        where:
        turn || front
        0    || [1300, 2200]
        90   || [1000, 1300] // 1200 across, 600 down
        180  || [1300, 1000]
        270  || [2200, 1300]
    }

    def "#celsius °C lies in band #band"() {
        expect:
        SCALE.band(celsius) == band

        where:
        celsius || band
        17.9    || 0
        18      || 1
        20.9    || 1
        21      || 2
        24      || 3
        27      || 3
        27.1    || 4
        32      || 4
        32.1    || 5
    }

    def "between a thermometer of 20 °C and one of 26 °C, 1000 mm apart, it has #celsius °C at #x mm"() {
        given:
        def map = new HeatMap([new Sensor(new Spot(0, 0), 20), new Sensor(new Spot(1000, 0), 26)])

        expect:
        map.at(new Spot(x, y)).with { it.empty ? null : it.asDouble.round(2) } == celsius

        where:
        x    | y    || celsius
        0    | 0    || 20
        1000 | 0    || 26
        500  | 0    || 23
        250  | 0    || 20.6  // weights 16 and 16/9: (20 × 9 + 26) / 10
        500  | 1900 || 23
        3000 | 0    || 26    // 2000 mm from one, beyond reach of the other
        3001 | 0    || null
    }

    def "a thermometer at the front of a rack turned by #turn° tells of what is before it, of #told"() {
        given:
        def map = new HeatMap([new Sensor(new Spot(1000, 1000), 30, turn)])
        def around = [above: [1000, 500], right: [1500, 1000], below: [1000, 1500], left: [500, 1000]]

        expect:
        around.findAll { map.at(new Spot(*it.value)).present }.keySet() == told as Set

        where:
        turn || told
        0    || ['below', 'left', 'right']
        90   || ['left', 'above', 'below']
        180  || ['above', 'left', 'right']
        270  || ['right', 'above', 'below']
        -1   || ['above', 'right', 'below', 'left']
    }

    def "cells of one band in a row are one patch, where nothing measures there is none"() {
        expect: "middles at 300, 900, … of a room 3 × 0.9 m, from a sensor at 300: the last cell is 2100 and more away"
        new HeatMap([new Sensor(new Spot(300, 300), 30)]).patches(3000, 900, 600, SCALE) ==
                [new Patch(0, 0, 2400, 600, 4), new Patch(0, 600, 2400, 300, 4)]
        new HeatMap([]).patches(3000, 900, 600, SCALE) == []
        new HeatMap([new Sensor(new Spot(300, 300), 17), new Sensor(new Spot(900, 300), 33)]).patches(1200, 600, 600, SCALE) ==
                [new Patch(0, 0, 600, 600, 0), new Patch(600, 0, 600, 600, 5)]
    }

    def "with units of #ratings W and #heat W of heat, #left W are left without the largest, which is short: #isShort"() {
        given:
        def units = ratings.withIndex().collect { watts, i ->
            new FloorThing(null, 1, '', FloorKind.COOLING, "CRAC-$i", 0, 0, 900, 900, 0, watts, 'an') }

        expect:
        CoolingBalance.of(units, heat, heat).with { [it.withoutLargest(), it.unrated(), it.isShort()] } == [left, unrated, isShort]

        where:
        ratings                | heat  || left  | unrated | isShort
        [20000, 20000, 25000]  | 40000 || 40000 | 0       | false
        [20000, 20000, 25000]  | 40001 || 40000 | 0       | true
        [20000, null]          | 100   || 0     | 1       | true
        [null]                 | 100   || 0     | 1       | false // nothing is known
        []                     | 100   || 0     | 0       | false
    }
}
