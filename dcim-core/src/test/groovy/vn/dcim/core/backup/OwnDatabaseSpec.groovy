package vn.dcim.core.backup

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.atomic.AtomicBoolean
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

/** The program's own database dumped, destroyed and brought back, on a real MariaDB. */
class OwnDatabaseSpec extends Specification {

    @Shared @AutoCleanup BackupGround ground = new BackupGround()
    @Shared int count = 0

    def runs = ground.bean(BackupRuns)
    def backups = ground.bean(Backups)

    DatabaseAddress address() {
        DatabaseAddress.of(ground.database.url(), '', '')
    }

    BackupPlan plan(Map<String, ?> changes = [:]) {
        count++
        ground.plan([name: "plan $count", targets: [ground.folder("copies $count").toString()],
                     cron: "0 ${count * 2} ${count} * * ?", window: 60] + changes)
    }

    Path file(BackupRun run, int copy = 0) {
        Path.of(backups.copies(run.id())[copy].address())
    }

    BackupKeys keys() {
        new BackupKeys(ground.folder('backup.key'))
    }

    DatabaseRestore.Restored restore(Path file, DatabaseAddress to) {
        Files.newInputStream(file).withCloseable { new DatabaseRestore(to, keys()).restore(it) }
    }

    def execute(String... statements) {
        ground.database.connect().withCloseable { connection ->
            def sql = connection.createStatement()
            sql.escapeProcessing = false
            statements.each { sql.execute(it) }
        }
    }

    def "a run tells rows and bytes, is read back and compared, and can be brought back in a restore test"() {
        given: "rows with texts that are hard to write down"
        execute('CREATE TABLE hard (id INT PRIMARY KEY, text VARCHAR(100), bytes VARBINARY(20)) WITH SYSTEM VERSIONING',
                "INSERT INTO hard VALUES (1, 'Phòng máy\\n(1);', x'000a0dff27'), (2, '{fn x} ''?'' \\\\', NULL), (3, ') VALUES', '')",
                "UPDATE hard SET text = '-- dcim ;' WHERE id = 1", 'DELETE FROM hard WHERE id = 2',
                "CREATE TABLE made (`a ``b` DOUBLE, ended DATETIME(3), bytes BLOB, open TINYINT AS (IF(ended IS NULL, 1, NULL)) PERSISTENT)",
                "INSERT INTO made VALUES (0.1 + 0.2, NULL, x'000a2cff27', DEFAULT), (NULL, NULL, NULL, DEFAULT)", 'UPDATE made SET ended = NOW(3) LIMIT 1')
        def plan = plan()

        when:
        def run = runs.run(plan.id(), 'an')
        def manifest = TableSums.of(backups.manifest(run.id()))

        then:
        [run.state(), run.verdict(), run.fault()] == [RunState.DONE, Verdict.EQUAL, '']
        manifest.tables()['hard'].rows() == 4
        run.items() == manifest.rows()
        run.compared() == "tables=${manifest.tables().size()} rows=${manifest.rows()}"
        run.bytes() == Files.size(file(run))
        run.hash() == Hashed.copy(Files.newInputStream(file(run)), OutputStream.nullOutputStream())
        backups.copies(run.id())*.verifiedAt() == [run.endedAt()]
        !new String(Files.readAllBytes(file(run)), 'ISO-8859-1').contains('CREATE TABLE')

        when:
        def test = ground.bean(RestoreTests).test(plan.id(), 'an')

        then:
        [test.state(), test.verdict(), test.items()] == [RunState.DONE, Verdict.EQUAL, run.items()]
        ground.database.rows("SHOW DATABASES LIKE '%restore\\_test'") == []
    }

    def "what is written while the run goes on is in none or both of the copy and what it is compared with"() {
        given: "somebody who never stops writing"
        execute('CREATE TABLE busy (id INT PRIMARY KEY AUTO_INCREMENT, text VARCHAR(50)) WITH SYSTEM VERSIONING')
        def isOver = new AtomicBoolean()
        def writer = Thread.start {
            ground.database.connect().withCloseable { connection ->
                def sql = connection.createStatement()
                while (!isOver.get()) {
                    sql.execute("INSERT INTO busy (text) VALUES ('x')")
                    sql.execute('UPDATE busy SET text = CONCAT(text, "y") ORDER BY id DESC LIMIT 1')
                }
            }
        }
        def plan = plan()

        when:
        def run = runs.run(plan.id(), 'an')
        isOver.set(true)
        writer.join()
        def test = ground.bean(RestoreTests).test(plan.id(), 'an')

        then:
        run.verdict() == Verdict.EQUAL
        test.passed

        cleanup:
        isOver.set(true)
        execute('DROP TABLE busy')
    }

    def "a copy that is altered, cut off, or under another key is refused, and so is a database that holds something"() {
        given:
        def run = runs.run(plan().id(), 'an')
        def whole = Files.readAllBytes(file(run))
        def bad = ground.folder('bad.enc')
        def scratch = address().on(address().schema() + '_bad')
        execute("CREATE DATABASE `${scratch.schema()}`")

        when:
        restore(file(run), address())

        then:
        def full = thrown(DcimException)
        full.code() == ErrorCode.INVALID_VALUE

        when:
        Files.write(bad, change(whole))
        restore(bad, scratch)

        then:
        thrown(IOException)

        when: "a restore test meets the same"
        Files.write(file(run), change(whole))
        def test = ground.bean(RestoreTests).test(run.planId(), 'an')

        then:
        [test.state(), test.fault()] == [RunState.FAILED, 'damaged']

        cleanup:
        execute("DROP DATABASE `${scratch.schema()}`")

        where:
        change << [{ byte[] all -> all.clone().tap { it[it.length.intdiv(2)] = (byte) (it[it.length.intdiv(2)] ^ 1) } },
                   { byte[] all -> Arrays.copyOf(all, all.length - 40) }]
    }

    @Requires({ sys['user.name'] == 'root' })
    def "a target that fills in the middle fails the run, leaves nothing half, and loses no older copy"() {
        given: "a file system with little room"
        def small = ground.folder("small $count")
        Files.createDirectories(small)
        assert ['mount', '-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small.toString()].execute().waitFor() == 0
        def plan = plan(targets: [small.toString()])
        Files.writeString(small.resolve('older'), 'older')

        when:
        def run = runs.run(plan.id(), 'an')

        then:
        [run.state(), run.fault()] == [RunState.FAILED, 'target']
        run.detail().contains(small.toString())
        small.toFile().list() as List == ['older']
        ground.database.rows("SELECT facts FROM notice WHERE kind = 'BACKUP_FAILED'") != []

        cleanup:
        ['umount', small.toString()].execute().waitFor()
    }

    def "a comparison that must fail does"() {
        given: "a dump whose rows are fewer than the source had"
        def was = new TableSums([a: new TableSums.Sum(3, 5L), b: new TableSums.Sum(1, 1L), c: new TableSums.Sum(0, 0L)])
        def read = new TableSums([a: new TableSums.Sum(2, null), b: new TableSums.Sum(1, 2L), d: new TableSums.Sum(0, 0L)])

        expect:
        was.differences(read) == ['a: 3 ≠ 2', 'b: checksum', 'c: –', 'd: +']
        was.differences(was) == []
    }

    def "a second target gets the same file, and one plan runs once at a time"() {
        given:
        def plan = plan(targets: [ground.folder('first').toString(), ground.folder('second').toString()])

        when:
        def run = runs.run(plan.id(), '')

        then:
        Files.mismatch(file(run, 0), file(run, 1)) == -1
        run.origin() == RunOrigin.CLOCK

        when:
        ground.bean(BackupRunRepository).save(BackupRun.begun(plan.id(), RunOrigin.CLOCK, ground.clock.instant(), ''))
        runs.run(plan.id(), 'an')

        then:
        def running = thrown(DcimException)
        running.code() == ErrorCode.ILLEGAL_TRANSITION

        when: "its program ended with it"
        ground.clock.advance(java.time.Duration.ofMinutes(6))
        def again = runs.run(plan.id(), 'an')

        then:
        again.state() == RunState.DONE
        backups.runs(plan.id())*.fault().contains('ended')
    }

    def "by the clock what is due begins once, and a restore test when its months are over"() {
        given:
        def plan = plan(cron: '0 0 12 * * ?', tests: 1)
        ground.clock.set(java.time.Instant.parse('2026-11-25T05:00:00Z'))

        when:
        runs.startDue()
        runs.startDue()

        then:
        new PollingConditions(timeout: 20).eventually {
            assert backups.runs(plan.id())*.state() == [RunState.DONE]
        }

        when:
        ground.bean(RestoreTests).testDue()

        then:
        backups.tests(plan.id()) == []

        when:
        ground.clock.set(java.time.Instant.parse('2026-12-25T05:00:00Z'))
        ground.bean(RestoreTests).testDue()

        then:
        backups.tests(plan.id())*.passed == [true]
    }

    def "the program is destroyed with its database, and goes on after that was brought back"() {
        given:
        execute("SET @@timestamp = 1780000000.123456", "INSERT INTO place (name, kind) VALUES ('Phòng 1', 'ROOM')",
                "SET @@timestamp = 1790000000", "UPDATE place SET name = 'Phòng 2' WHERE name = 'Phòng 1'")
        def asOf = 'SELECT name FROM place FOR SYSTEM_TIME AS OF FROM_UNIXTIME(1785000000)'
        def run = runs.run(plan().id(), 'an')
        def manifest = TableSums.of(backups.manifest(run.id()))
        def copy = file(run)
        ground.context.close()

        when:
        execute("DROP DATABASE `${address().schema()}`")
        ground.database.rows(asOf)

        then:
        thrown(java.sql.SQLException)

        when:
        def server = address().on('mysql')
        server.connect().withCloseable { it.createStatement().execute("CREATE DATABASE `${address().schema()}` CHARACTER SET utf8mb4") }
        def restored = restore(copy, address())

        then: "every table has the rows and the checksum that it had, and the past answers as it did"
        restored.equal
        restored.tables() == manifest.tables().size()
        ground.database.rows(asOf)*.name == ['Phòng 1']
        ground.database.rows('SELECT name FROM place')*.name == ['Phòng 2']
    }
}
