package vn.dcim.core.device

import io.micronaut.context.ApplicationContext
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.account.factor.FactorSecret
import vn.dcim.core.account.factor.SecondFactor
import vn.dcim.core.account.factor.SecondFactorRepository
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.audit.AuditSeals
import vn.dcim.core.audit.KeyCover
import vn.dcim.core.audit.Sealed
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.ingest.spool.Spool
import vn.dcim.core.ingest.spool.SpoolConfig
import vn.dcim.core.ingest.spool.Spooled
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.HistorySealer
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.telemetry.block.SpoolCover
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

class MasterKeySpec extends Specification {

    static final Credentials SECRET = Credentials.v2c('s3cret')

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T08:00:00Z')
    @Shared @AutoCleanup ApplicationContext context = node()
    @Shared Path file = database.folder().resolve('master.key')
    @Shared long device

    KeyRotation rotation = context.getBean(KeyRotation)
    CredentialVault vault = context.getBean(CredentialVault)

    ApplicationContext node(Map more = [:]) {
        ApplicationContext.builder().properties(database.properties() + ['dcim.audit.seal-delay': '10h'] + more).singletons(clock).start()
    }

    def setupSpec() {
        device = aDevice('UPS-A').with('input.voltage').at('snmp://10.0.0.7').addTo(context).id()
    }

    def setup() {
        Files.writeString(file, 'ab' * 32 + '\n')
        vault.put(device, SECRET)
    }

    def "a key from before there were versions is version 1, and a new file begins with it"() {
        given:
        def fresh = new MasterKey(database.folder().resolve('fresh/master.key').toString(), null)

        expect:
        rotation.versions()*.number() == [1]
        fresh.versions().all()*.number() == [1]
        Files.readString(database.folder().resolve('fresh/master.key')) ==~ /1 [0-9a-f]{64}\n/
        PosixFilePermissions.toString(Files.getPosixFilePermissions(database.folder().resolve('fresh/master.key'))) == 'rw-------'
    }

    def "the key is rotated while the program runs: what was sealed stays readable, and in the end the old key is gone"() {
        given: "an hour of readings in a block"
        def history = context.getBean(History)
        def point = pointOf(context, context.getBean(DeviceRepository).findById(device).get(), 'input.voltage')
        def read = clock.instant()
        database.connect().withCloseable {
            it.autoCommit = false
            history.append(it, [new History.Entry(device, read, 0, [new Reading(point, read, 230.5, Quality.GOOD)])])
            it.commit()
        }
        clock.advance(Duration.ofHours(2))
        context.getBean(HistorySealer).sealHours { true }

        and: "a cycle that waits on disk, where no pipeline stores it meanwhile"
        def spool = new Spool(new SpoolConfig(database.folder().resolve('waits') as String, 1 << 20), context.getBean(SpoolCover), clock, file as String)
        rotation = new KeyRotation(context.getBean(MasterKey), context.getBeansOfType(Sealed).findAll { !(it instanceof Spool) } + spool, context.getBean(AuditLog))
        spool.put(new Spooled(900_000, SampleBatch.silence(device, clock.instant()), clock.instant()), 900_001)

        and: "another process, somebody with a second factor, and a seal of the audit log"
        def other = node()
        def account = context.getBean(Accounts).issue('owner', Role.OPERATOR).account()
        def factors = context.getBean(SecondFactorRepository)
        factors.save(new SecondFactor(account.id(), FactorSecret.seal(context.getBean(KeyCover), account.id(), 'shared'.bytes), clock.instant(), 0))
        context.getBean(AuditLog).record('lan', 'a', '', '', '', '')
        clock.advance(Duration.ofDays(1))
        context.getBean(AuditSeals).sealDue()

        when: "a version is added"
        rotation.add('lan')

        then: "nothing is sealed under it yet"
        rotation.versions()*.present() == [true, false]
        rotation.versions()*.next() == [false, true]
        rotation.old()*.number() == [0, 0, 0, 0, 0]
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'

        when: "it seals"
        rotation.advance('lan')
        def added = aDevice('UPS-B').at('snmp://10.0.0.8').addTo(context).id()
        vault.put(added, SECRET)

        then: "old and new ones open, in the other process too"
        rotation.versions()*.present() == [false, true]
        [vault, other.getBean(CredentialVault)].every { it.get(device).get() == SECRET && it.get(added).get() == SECRET }
        rotation.old().collectEntries { [it.what(), it.number()] } == ['audit-seal': 1, 'device-credentials': 1, 'history-keys': 1, 'second-factors': 1, 'spool-key': 1]

        when: "the old one is to go too early"
        rotation.remove(1, 'lan')

        then:
        def e = thrown(DcimException)
        e.arguments() == ['version 1', 'IN_USE 5', 'REMOVE']

        when:
        def renewed = rotation.renew('lan')
        rotation.remove(1, 'lan')

        then:
        renewed.counts().collectEntries { [it.what(), it.number()] } == ['audit-seal': 1, 'device-credentials': 1, 'history-keys': 1, 'second-factors': 1, 'spool-key': 1]
        renewed.faults() == []
        Files.readString(file) ==~ /2 [0-9a-f]{64}\n/
        [vault, other.getBean(CredentialVault)].every { it.get(device).get() == SECRET && it.get(added).get() == SECRET }
        rotation.renew('lan').counts()*.number() == [0, 0, 0, 0, 0]

        and: "the readings do, though their block was not touched"
        [context, other].every { it.getBean(History).raw(point, read, read.plusMillis(1))*.value() == [230.5d] }

        and: "so does what waits, after a new start too"
        spool.end()
        spool.put(new Spooled(900_001, SampleBatch.silence(device, clock.instant()), clock.instant()), 900_002)
        spool.read(900_000, 2)*.number() == [900_000, 900_001]

        and: "so does what the telephone knows"
        new String(FactorSecret.open(context.getBean(KeyCover), account.id(), factors.findById(account.id()).get().secret())) == 'shared'

        and: "the key of the seals opens as well"
        clock.advance(Duration.ofDays(1))
        context.getBean(AuditSeals).sealDue()
        context.getBean(AuditLog).page(0, 10).content*.action().containsAll(['master-key.add', 'master-key.rotate', 'master-key.renew', 'master-key.remove'])

        cleanup:
        other?.close()
        spool?.end()
        factors.deleteAll()
        ['key', 'pem', 'last'].each { new File(database.folder().toFile(), "audit-seal.$it").delete() }
        database.connect().withCloseable {
            it.createStatement().execute("DELETE FROM device_credentials WHERE device_id <> $device")
            it.createStatement().execute('DELETE FROM history_key')
        }
    }

    def "what was sealed under a key that is not here is named, and the rest is sealed anew"() {
        given:
        Files.writeString(file, "2 ${'cd' * 32}\n")

        when:
        vault.get(device)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE

        when: "all are read, and this one is asked for"
        vault.all().apply(device)

        then:
        thrown(DcimException)
        vault.all().apply(Long.MAX_VALUE).isEmpty()

        when:
        def renewed = rotation.renew('lan')

        then:
        renewed.faults() == ["1 × device-credentials: sealed under a master key that is not in $file, or altered" as String]

        when: "the old one is put back"
        Files.writeString(file, "1 ${'ab' * 32}\n2 ${'cd' * 32}\n")

        then:
        vault.get(device).get() == SECRET
        vault.all().apply(device).get() == SECRET
        rotation.renew('lan').faults() == []
    }

    def "the key may come from the environment instead, with several versions: #given"() {
        when:
        def other = node(['dcim.master-key': given])

        then:
        other.getBean(CredentialVault).get(device).get() == SECRET
        other.getBean(KeyRotation).source() == 'DCIM_MASTER_KEY'

        when:
        other.getBean(KeyRotation).add('lan')

        then:
        def e = thrown(DcimException)
        e.arguments() == ['DCIM_MASTER_KEY', 'ENVIRONMENT', 'ADD']

        cleanup:
        other?.close()

        where:
        given << ['ab' * 32, "1 ${'ab' * 32},2 ${'cd' * 32}"]
    }

    def "a broken key is told without a digit of it: #what"() {
        when:
        MasterKeyVersions.parse(text, '/etc/master.key')

        then:
        def e = thrown(IllegalStateException)
        e.message.contains('/etc/master.key')
        e.message.contains(said)
        !e.message.contains('abab')

        where:
        what                | text                                    || said
        'nothing'           | ''                                      || 'no master key'
        'none that seals'   | "1 ${'ab' * 32} next"                   || 'no master key'
        'too short'         | "1 ${'ab' * 31}"                        || '62 characters instead of 64'
        'no digits'         | 'xy' * 32                               || 'instead of 64'
        'no number'         | "one ${'ab' * 32}"                      || 'VERSION'
        'a word too many'   | "1 ${'ab' * 32} later"                  || 'VERSION'
        'a number twice'    | "1 ${'ab' * 32}\n1 ${'cd' * 32}"        || 'version 1 twice'
    }
}
