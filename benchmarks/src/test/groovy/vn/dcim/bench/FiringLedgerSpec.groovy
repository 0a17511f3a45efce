package vn.dcim.bench

import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.schedule.JobTrigger

class FiringLedgerSpec extends Specification {

    def "of four firings, #rows tell that #sum"() {
        expect:
        FiringLedger.sum(JobTrigger.cron('0/2 * * * * ?'), rows.collect { row(*it) }, at(6)) == sum

        where:
        rows                                                                  || sum
        [[0, 1, 'DONE', 1], [2, 1, 'DONE', 1], [4, 1, 'DONE', 1], [6, 1, 'DONE', 1]] || new FiringLedger.Sum(4, 4, 0, 0, 0, 0, 0)
        [[0, 1, 'DONE', 1], [2, 1, 'DONE', 3]]                                || new FiringLedger.Sum(4, 1, 3, 0, 0, 0, 0)
        [[0, 1, 'DONE', 1], [2, 1, 'MISSED', 3]]                              || new FiringLedger.Sum(4, 1, 0, 3, 0, 0, 0)
        [[0, 1, 'INTERRUPTED', 1], [0, 2, 'DONE', 1], [2, 1, 'DONE', 3]]      || new FiringLedger.Sum(4, 0, 3, 0, 1, 0, 0)
        [[0, 1, 'INTERRUPTED', 1], [2, 1, 'DONE', 3]]                         || new FiringLedger.Sum(4, 0, 3, 0, 0, 1, 0)
        [[0, 1, 'DONE', 1], [2, 1, 'DONE', 1], [4, 1, 'DONE', 1]]             || new FiringLedger.Sum(4, 3, 0, 0, 0, 1, 0)
        [[0, 1, 'DONE', 2], [2, 1, 'DONE', 1], [4, 1, 'DONE', 2]]             || new FiringLedger.Sum(4, 1, 4, 0, 0, 0, 1)
        [[0, 1, 'DONE', 4], [8, 1, 'DONE', 1]]                                || new FiringLedger.Sum(4, 0, 4, 0, 0, 0, 0)
    }

    private static FiringLedger.Row row(int second, int attempt, String state, int firings) {
        new FiringLedger.Row(at(second), attempt, state, firings)
    }

    private static Instant at(int second) {
        Instant.parse('2026-11-21T00:00:00Z').plusSeconds(second)
    }
}
