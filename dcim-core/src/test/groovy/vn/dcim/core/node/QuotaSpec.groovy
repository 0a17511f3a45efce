package vn.dcim.core.node

import java.time.Instant
import spock.lang.Specification

class QuotaSpec extends Specification {

    static LivingNode node(String id, int capacity) {
        new LivingNode(id, id, ['snmp'] as Set, capacity, Instant.EPOCH, Instant.EPOCH)
    }

    def "twelve shares among capacities #capacities are #shares"() {
        given:
        def nodes = capacities.withIndex().collect { capacity, i -> node("n$i", capacity) }

        expect: "whatever the order in which they are found"
        nodes.permutations().every { order ->
            def quota = Quota.of(12, order)
            nodes.collect { quota[it.id()] } == shares
        }

        where:
        capacities         || shares
        [1]                || [12]
        [1, 1]             || [6, 6]
        [1, 1, 1]          || [4, 4, 4]
        [2, 1]             || [8, 4]
        [1, 1, 1, 1, 1]    || [3, 3, 2, 2, 2]
        [1, 0]             || [12, 0]
        [0]                || [12]
        [0, 0]             || [6, 6]
        [100, 1]           || [12, 0]
        [11, 1]            || [11, 1]
    }

    def "nobody to share with has no quota"() {
        expect:
        Quota.of(12, []).isEmpty()
    }

    def "any #count processes have all shares between them, and of one capacity none two more than another"() {
        given:
        def quota = Quota.of(12, (1..count).collect { node("n$it", 3) }).values()

        expect:
        quota.sum() == 12
        quota.max() - quota.min() <= 1

        where:
        count << (1..15)
    }
}
