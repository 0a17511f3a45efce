package vn.dcim.core.audit

import io.micronaut.context.ApplicationContext
import io.micronaut.transaction.TransactionOperations
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.flywaydb.core.Flyway
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.testing.TestDatabase

class AuditChainSpec extends Specification {

    @Shared @AutoCleanup AuditScene scene = new AuditScene()

    def setup() {
        scene.reset()
    }

    def "an entry bears all that it was given, its number and the hash of the one before"() {
        when:
        def first = scene.log.record('lan', 'device.pause', 'device:1 UPS-A', 'active', 'paused', 'thay quạt')
        def second = scene.log.record('minh', 'device.resume', 'device:1 UPS-A', 'paused', 'active', '')

        then:
        [first.id(), second.id()] == [1L, 2L]
        first.previous() == '00' * 32
        second.previous() == first.hash()
        scene.trail.find(1).get() == first
        scene.log.page(0, 10).content == [second, first]
        scene.findings() == []

        and: "worked by hand with printf … | sha256sum"
        AuditChain.hash(new AuditEntry(1, first.at(), 'lan', '', 'a.b', 'é', '', 'x', '', '', '00' * 32, '')) ==
                expected('1:1,24:2026-11-21T08:00:00.000Z,3:lan,0:,3:a.b,2:é,0:,1:x,0:,0:,')
    }

    static String expected(String columns) {
        def digest = java.security.MessageDigest.getInstance('SHA-256')
        digest.update(new byte[32])
        digest.digest(columns.getBytes('UTF-8')).encodeHex().toString()
    }

    def "an untouched log is clean, whatever its texts"() {
        given:
        ['', 'a', '12:', 'ắc quy “cũ”', '\u0000\n', '😀', 'a\ud800b', 'x' * 20_000].each { scene.log.record('lan', 'a', 's', it, it, it) }

        expect:
        scene.findings() == []
        scene.trail.find(8).get().became().codePointCount(0, scene.trail.find(8).get().became().length()) == 16_000
    }

    def "found: #what"() {
        given:
        scene.write(8)

        when:
        scene.sql(*statements)

        then:
        scene.findings() == findings

        where:
        what                            | statements                                                        || findings
        'nothing in an untouched log'   | ['DO 0']                                                          || []
        'a letter more'                 | ["UPDATE audit_entry SET became = 'pausedd' WHERE id = 3"]        || ['changed 3']
        'another case'                  | ["UPDATE audit_entry SET actor = 'Lan' WHERE id = 1"]             || ['changed 1']
        'a tone mark less'              | ["UPDATE audit_entry SET reason = 'bao trì' WHERE id = 8"]        || ['changed 8']
        'a millisecond'                 | ["UPDATE audit_entry SET at = at + INTERVAL 1000 MICROSECOND WHERE id = 2"] || ['changed 2']
        'a text moved to its neighbour' | ["UPDATE audit_entry SET was = '', became = 'activepaused' WHERE id = 3"] || ['changed 3']
        'an address'                    | ["UPDATE audit_entry SET address = '10.0.0.9' WHERE id = 3"]      || ['changed 3']
        'a request id'                  | ["UPDATE audit_entry SET request_id = 'r' WHERE id = 3"]          || ['changed 3']
        'a byte of a hash'              | ["UPDATE audit_entry SET hash = CONCAT(LEFT(hash, 31), IF(RIGHT(hash, 1) = 'a', 'b', 'a')) WHERE id = 3"] || ['changed 3']
        'a previous hash'               | ["UPDATE audit_entry SET previous = hash WHERE id = 3"]           || ['changed 3']
        'an entry gone'                 | ['DELETE FROM audit_entry WHERE id = 3']                          || ['missing 3']
        'the first gone'                | ['DELETE FROM audit_entry WHERE id = 1']                          || ['missing 1']
        'three gone'                    | ['DELETE FROM audit_entry WHERE id BETWEEN 3 AND 5']              || ['missing 3-5']
        'two swapped'                   | swap(3, 4)                                                        || ['changed 3', 'changed 4']
        'the end cut off'               | ['DELETE FROM audit_entry WHERE id > 6']                          || ['cut-off 7-8']
        'all gone'                      | ['DELETE FROM audit_entry']                                       || ['cut-off 1-8']
        'the number moved on'           | ['UPDATE audit_entry SET id = 9 WHERE id = 8']                    || ['cut-off 8', 'beyond 9']
        'one put behind the end'        | ["INSERT INTO audit_entry SELECT 9, at, actor, address, action, subject, was, became, reason, request_id, previous, hash FROM audit_entry WHERE id = 8"] || ['beyond 9']
        'the head gone'                 | ['DELETE FROM audit_head']                                        || ['no-head 0']
        'a changed and a missing one'   | ["UPDATE audit_entry SET actor = 'x' WHERE id = 2", 'DELETE FROM audit_entry WHERE id = 5'] || ['changed 2', 'missing 5']
    }

    static List<String> swap(int one, int other) {
        ["UPDATE audit_entry SET id = 100 WHERE id = $one", "UPDATE audit_entry SET id = $one WHERE id = $other", "UPDATE audit_entry SET id = $other WHERE id = 100"]*.toString()
    }

    def "an entry forged with a hash of its own that fits is found by what stands on it: #id"() {
        given:
        scene.write(8)

        when:
        scene.forge(id, 'resumed')

        then:
        scene.findings() == ["replaced $id"]

        where:
        id << [1, 5, 8]
    }

    def "two entries of one number are found"() {
        given:
        scene.write(4)

        when:
        scene.sql('ALTER TABLE audit_entry DROP PRIMARY KEY', 'INSERT INTO audit_entry SELECT * FROM audit_entry WHERE id = 3')

        then:
        scene.findings() == ['doubled 3']

        cleanup:
        scene.sql('TRUNCATE audit_entry', 'ALTER TABLE audit_entry ADD PRIMARY KEY (id)')
    }

    def "the end of what is read at once makes no difference: #id"() {
        given:
        scene.write(10_001)
        def verdict = scene.context.getBean(AuditVerifier).verify({ done, total -> assert done <= total }, { assert false })

        expect:
        verdict == new AuditVerdict(10_001, 10_001, scene.trail.find(10_001).get().hash(), 0, 0)

        when:
        scene.sql("DELETE FROM audit_entry WHERE id = $id")

        then:
        scene.findings() == ["missing $id"]

        where:
        id << [4999, 5000, 5001]
    }

    def "two programs on one database make one chain without gaps"() {
        given:
        ApplicationContext other = scene.node()
        def pool = Executors.newFixedThreadPool(8)

        when:
        pool.invokeAll((1..8).collect { number ->
            { -> 25.times { (number % 2 ? scene.log : other.getBean(AuditLog)).record("p$number", 'a', "s$it", '', '', '') } } as Callable
        })*.get()

        then:
        scene.findings() == []
        scene.log.page(0, 1).content.first().id() == 200
        (1..8).every { number -> scene.trail.find(new AuditFilter(null, null, "p$number", '', '', ''), AuditTrail.Order.OLDEST, 0, 100).entries()*.subject() == (0..<25).collect { "s$it".toString() } }

        cleanup:
        pool.shutdownNow()
        other.close()
    }

    def "what is rolled back was never there, and leaves no gap"() {
        given:
        scene.write(2)

        when:
        scene.context.getBean(TransactionOperations).executeWrite {
            scene.log.record('lan', 'a', 'never', '', '', '')
            throw new IllegalStateException('the change failed')
        }

        then:
        def e = thrown(IllegalStateException)
        e.message == 'the change failed'

        when:
        def next = scene.log.record('lan', 'a', 'then', '', '', '')

        then:
        next.id() == 3
        scene.findings() == []
    }

    def "entries from before the chain are numbered and chained by the migration"() {
        given:
        def database = TestDatabase.empty()
        Flyway.configure().dataSource(database.url(), database.properties()['dcim.database.user'] as String, database.properties()['dcim.database.password'] as String).locations('classpath:db/migration').target('52').load().migrate()
        database.connect().withCloseable { connection ->
            def insert = connection.prepareStatement('INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
            [[4, '2026-08-02 03:04:05.006', 'lan', 'device.add', 'device:1 Tủ Đ', '', 'snmp://a', ''],
             [7, '2026-08-02 03:04:05.000', 'system', 'account.add', 'account:admin', '', 'administrator', 'ắc quy “cũ”\n😀'],
             [9, '2026-08-01 23:59:59.999', 'x', 'sign-in', '', '', '', '']].each { row ->
                row.eachWithIndex { value, i -> insert.setObject(i + 1, value) }
                insert.executeUpdate()
            }
        }

        when:
        def context = ApplicationContext.builder().properties(database.properties()).singletons(scene.clock).start()
        def found = []
        def verdict = context.getBean(AuditVerifier).verify({ done, total -> }, { found << it })

        then:
        found == []
        verdict.entries() == 3
        context.getBean(AuditTrail).find(1).get().at().toString() == '2026-08-02T03:04:05.006Z'
        context.getBean(AuditLog).record('lan', 'a', '', '', '', '').id() == 4

        cleanup:
        context?.close()
        database.close()
    }
}
