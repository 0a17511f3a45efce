package vn.dcim.core.audit

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.sql.SQLException
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AuditSealSpec extends Specification {

    static final Duration DAY = Duration.ofDays(1)

    @Shared @AutoCleanup AuditScene scene = new AuditScene()

    def setup() {
        scene.reset()
    }

    Path getFolder() {
        scene.database.folder()
    }

    def "BK11-32.3.c: the database refuses to change or delete what is written"() {
        given: "a log with its defence"
        def guarded = new AuditScene()
        guarded.write(2)
        guarded.sealAfter(DAY)

        expect:
        ["UPDATE audit_entry SET actor = 'x' WHERE id = 1", 'DELETE FROM audit_entry WHERE id = 2',
         "UPDATE audit_seal SET signature = ''", 'DELETE FROM audit_seal'].every { refused(guarded, it) }
        guarded.findings() == []

        cleanup:
        guarded.close()
    }

    private static boolean refused(AuditScene scene, String statement) {
        try {
            scene.sql(statement)
            false
        } catch (SQLException e) {
            e.message.contains('only added to')
        }
    }

    def "a day ends at midnight in Việt Nam: an entry of #at belongs to the seal of #day"() {
        given:
        scene.clock.set(Instant.parse(at))
        scene.write(1)

        when:
        scene.clock.set(Instant.parse('2026-11-22T17:00:00Z'))
        scene.seals.sealDue()

        then:
        scene.seals.all()*.day()*.toString() == days
        scene.seals.of(LocalDate.parse(day)).get().entries() == 1

        where:
        at                         || day          | days
        '2026-11-21T16:59:59.999Z' || '2026-11-21' | ['2026-11-22', '2026-11-21']
        '2026-11-21T17:00:00.000Z' || '2026-11-22' | ['2026-11-22']
    }

    def "a day is sealed when it is over and not before; days without the program or without entries are caught up with"() {
        given:
        scene.write(3)

        when: "a millisecond before midnight"
        scene.clock.set(Instant.parse('2026-11-21T16:59:59.999Z'))
        scene.seals.sealDue()

        then:
        scene.seals.all() == []

        when:
        scene.sealAfter(Duration.ofMillis(1))

        then:
        with(scene.seals.latest().get()) {
            day() == LocalDate.parse('2026-11-21')
            entries() == 3
            last() == 3
            head() == scene.trail.find(3).get().hash()
        }

        when: "three days later"
        scene.write(2)
        scene.sealAfter(Duration.ofDays(3))
        scene.seals.sealDue()

        then:
        scene.seals.all()*.entries() == [0, 0, 2, 3]
        scene.seals.all()*.last() == [5, 5, 5, 3]
        scene.findings() == []
    }

    def "an empty log has nothing to seal, and no key is made for it"() {
        when:
        scene.sealAfter(DAY)

        then:
        scene.seals.all() == []
        !Files.exists(folder.resolve('audit-seal.key'))
    }

    def "openssl alone verifies a seal, and finds a changed one"() {
        given:
        scene.write(3)
        scene.sealAfter(DAY)
        def seal = scene.seals.latest().get()
        Files.writeString(folder.resolve('seal.txt'), seal.statement())
        Files.write(folder.resolve('seal.sig'), seal.signature().decodeBase64())

        expect:
        openssl() == [0, 'Verified OK']
        seal.statement() == "dcim audit seal 1\nday 2026-11-21\nentries 3\nlast 3\nhead ${scene.trail.find(3).get().hash()}\nmade 2026-11-22T08:00:00.000Z\n"

        when:
        Files.writeString(folder.resolve('seal.txt'), seal.statement().replace('entries 3', 'entries 2'))

        then:
        openssl() == [1, 'Verification failure']
    }

    /** Exit code and first line. */
    private List openssl() {
        def process = new ProcessBuilder('openssl', 'dgst', '-sha256', '-verify', 'audit-seal.pem', '-signature', 'seal.sig', 'seal.txt')
                .directory(folder.toFile()).redirectErrorStream(true).start()
        def said = process.inputReader().readLine()
        [process.waitFor(), said]
    }

    def "the private key is covered by the master key and readable by its owner alone"() {
        given:
        scene.write(1)
        scene.sealAfter(DAY)

        expect:
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve('audit-seal.key'))) == 'rw-------'

        when: "the master key is another"
        def kept = Files.readString(folder.resolve('master.key'))
        Files.writeString(folder.resolve('master.key'), '0' * 64)
        def other = scene.node()
        scene.clock.advance(DAY)
        other.getBean(AuditSeals).sealDue()

        then:
        def e = thrown(IllegalStateException)
        e.message.contains('another master key')

        cleanup:
        Files.writeString(folder.resolve('master.key'), kept)
        other?.close()
    }

    def "found by its seals: #what"() {
        given: "two days, sealed, and a third under way"
        scene.write(3)
        scene.clock.advance(DAY)
        scene.write(3)
        scene.sealAfter(DAY)
        scene.write(2)

        expect:
        scene.findings() == []

        when:
        deed(scene)

        then:
        scene.findings() == findings

        where:
        what                                     | deed                                                    || findings
        'a chain written anew from an entry on'  | { it.rewrite(2, 'x') }                                  || ['other-than-sealed 2026-11-21', 'other-than-sealed 2026-11-22']
        'one written anew after the first seal'  | { it.rewrite(4, 'x') }                                  || ['other-than-sealed 2026-11-22']
        'an end cut off, the head moved back'    | { it.cut(4) }                                           || ['cut-off 5-6']
        'a changed count'                        | { it.sql("UPDATE audit_seal SET entries = 2 WHERE day = '2026-11-22'") } || ['bad-seal 2026-11-22']
        'a changed head'                         | { it.sql("UPDATE audit_seal SET head = UNHEX(REPEAT('11', 32)) WHERE day = '2026-11-22'") } || ['bad-seal 2026-11-22', 'other-than-sealed 2026-11-22']
        'a signature of another seal'            | { it.sql("UPDATE audit_seal a JOIN audit_seal b ON b.day = '2026-11-21' SET a.signature = b.signature") } || ['bad-seal 2026-11-22', 'missing-seal 2026-11-22']
        'no signature'                           | { it.sql("UPDATE audit_seal SET signature = 'none' WHERE day = '2026-11-21'") } || ['bad-seal 2026-11-21']
        'a seal gone'                            | { it.sql("DELETE FROM audit_seal WHERE day = '2026-11-22'") } || ['missing-seal 2026-11-22']
        'the public key gone'                    | { new File(it.database.folder().toFile(), 'audit-seal.pem').delete() } || ['bad-seal 2026-11-21', 'bad-seal 2026-11-22']
    }

    def "a log written anew without its seals is not sealed again"() {
        given:
        scene.write(3)
        scene.sealAfter(DAY)

        when:
        scene.rewrite(2, 'x')
        scene.sql('DELETE FROM audit_seal')

        then:
        scene.findings() == ['missing-seal 2026-11-21']

        when:
        scene.sealAfter(DAY)

        then:
        def e = thrown(IllegalStateException)
        e.message.contains('2026-11-21')
        scene.seals.all() == []
    }

    def "a machine with another key than that of the seals seals nothing, and says so"() {
        given:
        scene.write(3)
        scene.sealAfter(DAY)
        ['key', 'pem', 'last'].each { Files.delete(folder.resolve("audit-seal.$it")) }
        scene.clock.advance(DAY)

        when:
        scene.seals.seal()

        then:
        scene.seals.hindrance().get().contains('another key')
        scene.seals.all().size() == 1
        !Files.exists(folder.resolve('audit-seal.key'))
    }

    def "two programs that seal at once make one seal"() {
        given:
        scene.write(3)
        def other = scene.node()
        scene.clock.advance(DAY)

        when:
        def threads = [scene.seals, other.getBean(AuditSeals)].collect { seals -> Thread.start { seals.sealDue() } }
        threads*.join()

        then:
        scene.seals.all().size() == 1
        scene.findings() == []

        cleanup:
        other.close()
    }
}
