package vn.dcim.core.network

import spock.lang.Specification
import vn.dcim.core.device.Feed
import vn.dcim.core.power.Chain
import vn.dcim.core.power.ChainNode

/** What connections are to carry, where one failure is enough, and what is cut off by it. */
class NetworkSurveySpec extends Specification {

    /** @param lines from, to, rated, budget */
    static Network network(List<List> lines) {
        def names = lines.collectMany { [it[0], it[1]] }.unique()
        def feeds = lines.withIndex().collect { line, i -> new Feed(i + 1L, line[0], line[1], Feed.Kind.NETWORK, '', 0, "p$i" as String, '') }
        new Network(new Chain(names.collect { new ChainNode(it, it, null, null, null, null, null, null) }, { key -> feeds.findAll { it.toNode() == key } }),
                lines.withIndex().collectEntries { line, i -> [i + 1L, new NetworkLink(i + 1L, line[2], line[3], '', 'spec')] })
    }

    static final List<List> CENTRE = [
            ['VNPT', 'RT', 300, null], ['Viettel', 'RT', 200, null],
            ['RT', 'SW', 1000, null],
            ['SW', 'S1', 1000, 150], ['SW', 'S2', 1000, 300], ['SW', 'S3', 1000, null]]

    static NetworkSurvey survey(Network network, Map<Long, Traffic> traffic = [:]) {
        NetworkSurvey.of(network, traffic)
    }

    static Edge edge(NetworkSurvey survey, String from, String to) {
        survey.edges().find { it.from().name() == from && it.to().name() == to }
    }

    def "what is set aside beneath a connection is its budget, in like parts where there are several ways, and what is unknown is counted"() {
        expect:
        with(edge(survey(network(CENTRE)), from, to)) {
            [it.budgeted(), it.isReckoned(), it.alone(), it.unknown(), it.ways()] == [budgeted, reckoned, alone, unknown, ways]
            [it.isOverSubscribed(), it.isShortAlone()] == [over, shortAlone]
        }

        where:
        from      | to   || budgeted | reckoned | alone | unknown | ways | over  | shortAlone
        'SW'      | 'S1' || 150      | false    | 150   | 0       | 1    | false | false
        'SW'      | 'S3' || 0        | true     | 0     | 1       | 1    | false | false
        'RT'      | 'SW' || 450      | true     | 450   | 1       | 1    | false | false
        'VNPT'    | 'RT' || 225      | true     | 450   | 1       | 2    | false | true  // 450 > 300
        'Viettel' | 'RT' || 225      | true     | 450   | 1       | 2    | true  | false // 225 > 200
    }

    def "a connection of #rated Mbit/s, or #speed by its interface, with #budget set aside is over-subscribed: #over"() {
        when:
        def edge = survey(network([['RT', 'SW', rated, budget]]), [1L: new Traffic(10d, 20d, speed, null)]).edges().first()

        then:
        edge.rated() == known
        edge.isOverSubscribed() == over
        edge.traffic().most() == 20d

        where:
        rated | speed | budget || known | over
        100   | 1000d | 100    || 100d  | false
        100   | 1000d | 101    || 100d  | true
        null  | 1000d | 101    || 1000d | false
        null  | null  | 101    || null  | false
    }

    def "what has one parent is told, and what has two that share one too"() {
        given: "a second switch on the same router"
        def survey = survey(network(CENTRE + [['RT', 'SW-2', 1000, null], ['SW-2', 'S1', 1000, null]]))

        expect:
        survey.single()*.name().toSet() == ['SW', 'SW-2', 'S2', 'S3'].toSet()
        survey.shared().collectEntries { [it.node().name(), it.points()*.name()] } == [S1: ['RT']]
        survey.overSubscribed()*.from()*.name() == ['Viettel']
    }

    def "with #failing failed, #lost are reached no more, #lessened have a way less, and #over are to carry too much"() {
        given:
        def network = network(CENTRE + [['SW-2', 'S1', 100, null], ['RT', 'SW-2', 1000, null]])

        when:
        def cut = Cut.of(network, survey(network), failing as Set)

        then:
        cut.lost()*.name() == lost
        cut.lessened()*.name() == lessened
        cut.overloads().collectEntries { [it.edge().from().name() + '-' + it.edge().to().name(), it.carries()] } == over

        where: "all beneath the router: 300, 150 for S1 by SW, nothing by SW-2"
        failing             || lost                           | lessened | over
        []                  || []                             | []       | [:]
        ['S3']              || []                             | []       | [:]
        ['VNPT']            || []                             | ['RT']   | ['Viettel-RT': 450d]
        ['VNPT', 'Viettel'] || ['RT', 'S1', 'S2', 'S3', 'SW', 'SW-2'] | [] | [:]
        ['SW']              || ['S2', 'S3']                   | ['S1']   | ['SW-2-S1': 150d]
        ['RT']              || ['S1', 'S2', 'S3', 'SW', 'SW-2'] | []     | [:]
        ['nobody']          || []                             | []       | [:]
    }
}
