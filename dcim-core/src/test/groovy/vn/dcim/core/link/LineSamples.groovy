package vn.dcim.core.link

import java.time.Duration
import java.time.Instant
import java.time.LocalDate

/** Lines, rounds and rules for specs. */
class LineSamples {

    static final Instant START = Instant.parse('2026-03-02T01:00:00Z')

    /** Rounds every 30 s, six changes within a quarter of an hour flap. */
    static final LineConfig RULES = rules(Duration.ofSeconds(30))

    static LineConfig rules(Map<String, Object> other = [:], Duration interval) {
        def all = [packets: 5, pause: Duration.ofMillis(200), timeout: Duration.ofSeconds(1), lossLimit: 10, latencyLimit: Duration.ofMillis(150),
                   recoverRounds: 2, flaps: 6, flapWindow: Duration.ofMinutes(15)] + other
        new LineConfig(interval, all.packets as int, all.pause as Duration, all.timeout as Duration, all.lossLimit as int,
                all.latencyLimit as Duration, all.recoverRounds as int, all.flaps as int, all.flapWindow as Duration, 7, 6,
                Duration.ofSeconds(60), Duration.ofMillis(500), 5, 90)
    }

    static InternetLine line(Map<String, Object> is = [:]) {
        def all = [id: 1L, name: 'Đường A', provider: 'VNPT', contract: 'HĐ-01', ends: LocalDate.of(2027, 12, 31), gateway: '', source: '10.9.1.2',
                   network: '', path: '', router: 7L, probes: 'outside icmp 203.0.113.7'] + is
        new InternetLine(all.id as Long, 1, all.name as String, all.provider as String, all.contract as String, all.ends as LocalDate, 300, 99.9,
                all.gateway as String, all.source as String, all.network as String, all.path as String, all.router as Long, 1, all.probes as String,
                '', null, 'spec', '')
    }

    static LineRound round(LineState verdict, int number, Duration interval = RULES.interval()) {
        new LineRound(null, 1, START + interval.multipliedBy(number), verdict, 5, 5, 10, 10, 1000, 2000, 10)
    }

    /** Rounds of one letter each: U up, D down, N no Internet, P poor, ? unknown. */
    static List<LineRound> rounds(String letters) {
        letters.toList().withIndex().collect { letter, i ->
            round([U: LineState.UP, D: LineState.DOWN, N: LineState.NO_INTERNET, P: LineState.DEGRADED, '?': LineState.UNKNOWN][letter], i)
        }
    }
}
