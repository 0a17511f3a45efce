package vn.dcim.core.syslog

import java.time.Instant

import spock.lang.Shared
import spock.lang.Specification

import vn.dcim.core.telemetry.block.Unpacker

class LogFilterSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-03T05:00:00Z')

    @Shared LogFilter filter = filterOf(
            'Accepted publickey for linh from 10.77.4.12 port 51022 ssh2',
            'oid 1.3.6.1.4.1.318 of UPS-7 (serial AS2113162045): tunnel up',
            'Nhiệt độ hành lang ở mức 27,5 °C – xong',
            '4711–4712')

    def "a block may hold #wanted: #may"() {
        expect:
        filter.mayHold(new LogWord(wanted).terms()) == may

        where:
        wanted             | may
        'publickey'        | true
        'PUBLICKEY'        | true
        'ublic'            | true
        'privatekey'       | false
        'tunnels'          | false
        '10.77.4.12'       | true
        '10.77.4.1'        | false // as a whole, though it begins another
        '77.4.12'          | true
        '10.77.4'          | true
        '6.1.4.1'          | true
        '"51022"'          | true
        '"5102"'           | false
        '5102'             | true
        'as2113162045'     | true
        '"as2113162045"'   | true
        '"as211316204"'    | false
        '"4711"'           | true
        '"linh from 10.77.4.12"' | true
        '"linh from 10.77.4.13"' | false
        'nhiệt'            | true
        'NHIỆT'            | true
        'nhiết'            | false
        '"hành lang"'      | true
        'xy'               | true  // two letters have no term
        'fw01'             | true  // the host of each
        'fw02'             | false
    }

    def "a filter is small beside its block, and most of what is not there is told so"() {
        given:
        def texts = (1..5_000).collect { "session $it opened for user u${it % 97} from 10.${it % 200}.${it % 13}.7 port ${30_000 + it * 7}" as String }
        def block = block(texts)
        def packed = LogFilter.pack(block)
        def filter = LogFilter.open(new Unpacker(packed.toBytes()))

        expect:
        packed.size() < texts*.size().sum() / 10
        // why: 1 in 100 is what the filter is made for; twice that leaves room for chance
        (1..5_000).count { filter.mayHold(new LogWord("10.250.${it.intdiv(250)}.${it % 250}").terms()) } <= 100
        (1..5_000).every { filter.mayHold(new LogWord("\"${30_000 + it * 7}\"").terms()) }
        (1..5_000).count { filter.mayHold(new LogWord("\"${30_001 + it * 7}\"").terms()) } <= 100
    }

    private static LogFilter filterOf(String... texts) {
        LogFilter.open(new Unpacker(LogFilter.pack(block(texts as List)).toBytes()))
    }

    static LogBlock block(List<String> texts) {
        def logs = texts.collect { new StoredLog(7, new LogMessage('10.9.0.1', NOON, null, 1, 6, 'fw01', 'app', '', '', '', it)) }
        LogBlock.open(new Unpacker(LogBlock.pack(logs).toBytes()))
    }
}
