package vn.dcim.core.device

import spock.lang.Specification
import vn.dcim.core.place.Place

import static vn.dcim.core.device.Feed.Kind.*

/** One graph for alarms, drawings and the question what if. */
class FeedsSpec extends Specification {

    static Feed feed(String from, String to, Feed.Kind kind = POWER, String path = '', int priority = 0) {
        new Feed(null, from, to, kind, path, priority)
    }

    static List<String> edges(List<Feed> feeds) {
        feeds.collect { "${it.fromNode()}>${it.toNode()}${it.path()}${it.priority()}" as String }
    }

    def "breakers are left out between devices and places, however many stand in a row"() {
        expect: "path and priority are those at the lower end"
        edges(Feeds.ofDevicesAndPlaces([
                feed('device:1', 'node:1'), feed('node:1', 'node:2', POWER, 'B'), feed('node:2', 'device:2', POWER, 'A', 1),
                feed('node:2', 'asset:7'), feed('device:3', 'place:1')])) ==
                ['device:1>device:2A1', 'device:3>place:10']
    }

    def "a panel with two sources gives both to what it feeds, each once; an edge of another kind is no way"() {
        expect:
        edges(Feeds.ofDevicesAndPlaces([
                feed('device:1', 'node:1'), feed('device:2', 'node:1'), feed('device:2', 'node:2'), feed('node:2', 'place:1'),
                feed('node:1', 'place:1'), feed('device:9', 'node:1', NETWORK)])) ==
                ['device:2>place:10', 'device:1>place:10']
    }

    def "breakers that feed each other in a circle end nowhere"() {
        expect:
        Feeds.ofDevicesAndPlaces([feed('node:1', 'node:2'), feed('node:2', 'node:1'), feed('node:2', 'place:1')]) == []
    }

    def "#node is fed by #fedBy"() {
        given:
        def feeds = new Feeds(
                [feed('device:1', 'place:2'), feed('device:2', 'asset:1'), feed('device:3', 'device:8', NETWORK)],
                ['asset:1': 3L, 'asset:2': 3L, 'asset:3': null, 'device:8': 3L],
                [new Place(1, 'site', Place.Kind.SITE, null), new Place(2, 'room', Place.Kind.ROOM, 1), new Place(3, 'rack', Place.Kind.RACK, 2)])

        expect:
        feeds.into(kind, node)*.fromNode() == fedBy

        where:
        kind    | node       || fedBy
        POWER   | 'asset:1'  || ['device:2'] // by its own edge alone
        POWER   | 'asset:2'  || ['device:1'] // as the room around its rack
        POWER   | 'place:3'  || ['device:1']
        POWER   | 'place:1'  || []
        POWER   | 'asset:3'  || []           // nobody knows where it stands
        NETWORK | 'device:8' || ['device:3']
        NETWORK | 'asset:2'  || []
    }
}
