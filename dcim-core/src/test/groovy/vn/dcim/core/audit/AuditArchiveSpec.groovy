package vn.dcim.core.audit

import java.nio.file.Files
import java.nio.file.Path
import java.sql.SQLException
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.Period
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.error.DcimException

class AuditArchiveSpec extends Specification {

    /** The day of the first entries; the term of the profile ends with 21/11/2028. */
    static final LocalDate FIRST = LocalDate.parse('2026-11-21')

    @Shared @AutoCleanup AuditScene scene = new AuditScene()
    @TempDir Path folder

    AuditArchives archives = scene.context.getBean(AuditArchives)

    def setup() {
        scene.reset()
        scene.sql('DROP TRIGGER IF EXISTS audit_archive_is_kept', 'DROP TRIGGER IF EXISTS audit_archive_stays', 'TRUNCATE audit_archive')
    }

    /** Three days with entries 1–3, 4–6 and 7–8, sealed, and today far behind. */
    void age(String today) {
        scene.write(3)
        scene.clock.advance(Duration.ofDays(1))
        scene.write(3)
        scene.clock.advance(Duration.ofDays(1))
        scene.write(2)
        scene.clock.advance(Duration.ofDays(1))
        scene.seals.sealDue()
        scene.clock.set(Instant.parse("${today}T08:00:00Z"))
    }

    List<String> verify(Path file) {
        def found = []
        ArchiveVerifier.verify(file, SealCheck.read(scene.database.folder().resolve('audit-seal.pem'))) { AuditFinding it -> found << it.kind().code() }
        found
    }

    def "BK11-7.5-b entries are kept for 24 months: on #today those of 21/11/2026 are #state"() {
        expect:
        new AuditTerm(Period.parse('P24M'), [], []).isOver(FIRST, LocalDate.parse(today)) == over

        where:
        today        || state          | over
        '2028-11-20' || 'kept'         | false
        '2028-11-21' || 'kept'         | false
        '2028-11-22' || 'due'          | true
    }

    def "BK11-7.5-b what has reached its term on #today is #due"() {
        given:
        age(today)

        expect:
        archives.due().map { "${it.until()} ${it.entries()}" as String }.orElse(null) == due
        scene.context.getBean(AuditTerm).period() == Period.parse('P24M')
        scene.context.getBean(AuditTerm).askedBy() == ['7.5, 11/2023/QĐ-UBND (Bắc Kạn)']

        where:
        today        || due
        '2028-11-21' || null
        '2028-11-22' || '2026-11-21 3'
        '2028-11-23' || '2026-11-22 6'
    }

    def "BK11-7.5-b nothing is archived before its term"() {
        given:
        age('2028-11-22')

        when:
        archives.write(LocalDate.parse('2026-11-22'), folder)

        then:
        def e = thrown(DcimException)
        e.arguments() == ['until', '22/11/2026', '≤ 21/11/2026']
        folder.toFile().list().length == 0
    }

    def "an archive is proven by itself, by openssl too; the rest of the log is proven from its end on"() {
        given: "a log that lets no entry go without an archive"
        age('2028-11-23')
        scene.sql(getClass().getResource('/db/migration/V0109__let_archived_entries_go.sql').text.split('//')[1])
        def before = scene.log.page(0, 1).content.first()

        when:
        def written = archives.write(LocalDate.parse('2026-11-22'), folder)

        then: "nothing has left the log yet"
        written.findings() == []
        written.archive().statement().startsWith('dcim audit archive 1\nfrom 2026-11-21\nuntil 2026-11-22\nfirst 1\nlast 6\n')
        folder.toFile().list().sort() == ['audit-2026-11-21-to-2026-11-22.jsonl.gz', 'audit-2026-11-21-to-2026-11-22.seals.jsonl',
                                          'audit-2026-11-21-to-2026-11-22.sig', 'audit-2026-11-21-to-2026-11-22.txt']
        scene.trail.find(1).present
        verify(written.file()) == []
        openssl(written.archive().name()) == [0, 'Verified OK']
        scene.findings() == []

        when:
        scene.sql('DELETE FROM audit_entry WHERE id = 1')

        then:
        def refused = thrown(SQLException)
        refused.message.contains('never deleted before it is archived')

        when:
        def dropped = archives.drop(written.file(), 'console')

        then:
        dropped == 6
        scene.trail.find(AuditFilter.NONE, AuditTrail.Order.OLDEST, 0, 10).entries()*.id() == [7L, 8L, 9L]
        scene.findings() == []
        verify(written.file()) == []
        with(scene.trail.find(9).get()) {
            action() == 'audit.archive'
            actor() == 'console'
            subject() == 'audit:1-6'
            became().endsWith(written.archive().entries())
            previous() == before.hash()
        }
        archives.latest().get() == written.archive()
        archives.due().empty

        when: "a day later the next one follows"
        scene.clock.advance(Duration.ofDays(1))
        def next = archives.write(LocalDate.parse('2026-11-23'), folder)
        archives.drop(next.file(), 'console')

        then:
        next.archive().first() == 7
        next.archive().previous() == written.archive().head()
        scene.findings() == []
        verify(next.file()) == []
    }

    /** Exit code and first line. */
    private List openssl(String name) {
        def key = scene.database.folder().resolve('audit-seal.pem').toString()
        def process = new ProcessBuilder('openssl', 'dgst', '-sha256', '-verify', key, '-signature', "${name}.sig", "${name}.txt")
                .directory(folder.toFile()).redirectErrorStream(true).start()
        def said = process.inputReader().readLine()
        [process.waitFor(), said]
    }

    def "a log that is not what was written is not archived"() {
        given:
        age('2028-11-23')
        scene.sql("UPDATE audit_entry SET actor = 'x' WHERE id = 2")

        when:
        def written = archives.write(LocalDate.parse('2026-11-22'), folder)

        then:
        written.archive() == null
        written.findings()*.kind()*.code() == ['changed']
        !folder.toFile().list().any { it.endsWith('.txt') }
    }

    def "found in an archive: #what"() {
        given:
        age('2028-11-23')
        def file = archives.write(LocalDate.parse('2026-11-22'), folder).file()

        when:
        deed(folder, 'audit-2026-11-21-to-2026-11-22')

        then:
        verify(file) == findings

        when:
        archives.drop(file, 'console')

        then:
        thrown(DcimException)
        scene.trail.find(1).present

        where:
        what                    | deed                                                           || findings
        'a changed entry'       | { f, n -> zipped(f, n) { it.replace('bảo trì', 'bao tri') } }  || ['other-file', 'changed', 'changed', 'changed', 'changed', 'changed', 'changed']
        'an entry gone'         | { f, n -> zipped(f, n) { it.readLines().drop(1).join('\n') } } || ['other-file', 'missing']
        'a changed statement'   | { f, n -> edit(f.resolve("${n}.txt")) { it.replace('first 1', 'first 2') } } || ['bad-archive']
        'a seal gone'           | { f, n -> edit(f.resolve("${n}.seals.jsonl")) { it.readLines()[0] + '\n' } } || ['other-file', 'missing-seal']
    }

    static void edit(Path file, Closure<String> change) {
        Files.writeString(file, change(Files.readString(file)))
    }

    static void zipped(Path folder, String name, Closure<String> change) {
        def file = folder.resolve("${name}.jsonl.gz").toFile()
        def text = new java.util.zip.GZIPInputStream(file.newInputStream()).getText('UTF-8')
        new java.util.zip.GZIPOutputStream(file.newOutputStream()).withCloseable { it.write(change(text).getBytes('UTF-8')) }
    }

    def "found after entries were dropped: #what"() {
        given:
        age('2028-11-23')
        archives.drop(archives.write(LocalDate.parse('2026-11-22'), folder).file(), 'console')

        when:
        scene.sql(statement)

        then:
        scene.findings() == findings

        where:
        what                          | statement                                                             || findings
        'nothing'                     | 'DO 0'                                                                || []
        'the first that is left gone' | 'DELETE FROM audit_entry WHERE id = 7'                                || ['missing 7']
        'one put before it'           | "INSERT INTO audit_entry SELECT -4, at, actor, address, action, subject, was, became, reason, request_id, previous, hash FROM audit_entry WHERE id = 8" || ['left-over -4']
        'the anchor gone'             | 'DELETE FROM audit_archive'                                           || ['missing 1-6']
        'the anchor moved on'         | "UPDATE audit_archive SET last = 7, head = (SELECT hash FROM audit_entry WHERE id = 7)" || ['bad-archive 2026-11-22', 'missing 1-6']
    }

    def "what was begun is brought to its end by the same command"() {
        given: "a program that was killed after a part was dropped"
        age('2028-11-23')
        def file = archives.write(LocalDate.parse('2026-11-22'), folder).file()
        def kept = scene.trail.find(6).get()
        archives.drop(file, 'console')
        scene.database.connect().withCloseable { AuditRows.insert(it, [kept]) }

        expect:
        scene.findings() == ['left-over 6']

        when:
        def dropped = archives.drop(file, 'console')

        then:
        dropped == 1
        scene.findings() == []
        scene.trail.find(AuditFilter.NONE, AuditTrail.Order.OLDEST, 0, 10).entries()*.action().count('audit.archive') == 1
    }
}
