package vn.dcim.core.incident

import java.nio.file.Files
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.Importance
import vn.dcim.core.backup.BackupDesk
import vn.dcim.core.backup.BackupGround
import vn.dcim.core.backup.BackupPlan
import vn.dcim.core.backup.BackupRun
import vn.dcim.core.backup.BackupRuns
import vn.dcim.core.backup.DataKind
import vn.dcim.core.backup.RunState
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

/** BK11-13.3.a: isolation, then a backup that began after it and ended well, then the repair; with backups that are really run. */
class OrderOfRepairSpec extends Specification {

    @Shared @AutoCleanup BackupGround ground = new BackupGround()
    @Shared int count
    @Shared long system
    @Shared BackupPlan plan

    def desk = ground.bean(IncidentDesk)
    def runs = ground.bean(BackupRuns)

    def setupSpec() {
        system = asset()
        plan = planOf(system)
    }

    long asset() {
        def outcome = ground.bean(AssetDesk).add([(AssetField.NAME): "SRV-${++count}" as String, (AssetField.KIND): 'server'], AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset().id()
    }

    BackupPlan planOf(Long asset, String target = ground.folder("copies ${++count}").toString()) {
        count++
        def set = ground.bean(BackupDesk).addSet(
                new BackupDesk.WantedSet("data $count", DataKind.DATABASE, Importance.HIGH, '', asset, null, '', [:]), 'an')
        ground.plan([name: "plan $count", set: set.id(), cron: "0 0 ${count % 24} * * ?", targets: [target]])
    }

    BackupRun ran(BackupPlan of = plan) {
        passes()
        runs.run(of.id(), 'an')
    }

    void passes() {
        ground.clock.advance(Duration.ofMinutes(1))
    }

    long opened() {
        passes()
        desk.open(new IncidentDesk.Wish("Ổ đĩa hỏng ${++count}", null, null, system, false), 'lan').id()
    }

    void step(long incident, StepKind kind, Long run = null) {
        passes()
        desk.step(incident, kind, null, 'đã làm', run, false, 'lan')
    }

    static DcimException refusal(Closure<?> act) {
        try {
            act()
            return null
        } catch (DcimException e) {
            return e
        }
    }

    boolean mayRepair(long incident) {
        refusal { step(incident, StepKind.REPAIR_STARTED) }?.code() != ErrorCode.BACKUP_FIRST
    }

    def "isolated, backed up by a run that really ran, then repaired"() {
        given:
        def incident = opened()

        expect: "neither before it is isolated, nor before it is backed up"
        !mayRepair(incident)
        refusal { step(incident, StepKind.BACKED_UP, plan.id()) }

        when:
        step(incident, StepKind.ISOLATED)
        def run = ran()

        then:
        run.state() == RunState.DONE
        !mayRepair(incident)

        when:
        step(incident, StepKind.BACKED_UP, run.id())
        step(incident, StepKind.REPAIR_STARTED)
        step(incident, StepKind.REPAIRED)

        then:
        ground.bean(Incidents).get(incident).steps()*.kind() == [StepKind.ISOLATED, StepKind.BACKED_UP, StepKind.REPAIR_STARTED, StepKind.REPAIRED]
        ground.bean(IncidentStory).of(ground.bean(Incidents).get(incident))*.code() == ['backup-done']
    }

    def "the backup does not count when it #why, and the repair goes on waiting"() {
        given:
        def incident = opened()

        when:
        def run = made(why, incident)
        def refused = refusal { step(incident, StepKind.BACKED_UP, run.id()) }

        then:
        run.state() == state
        [refused.code(), refused.arguments().first()] == [ErrorCode.INVALID_VALUE, 'run']
        !mayRepair(incident)

        where:
        why                        || state
        'ran before the isolation' || RunState.DONE
        'failed'                   || RunState.FAILED
        'is of another system'     || RunState.DONE
    }

    def "a good run that is older than the isolation is of no use, although a later one is"() {
        given:
        def incident = opened()
        def before = ran()
        step(incident, StepKind.ISOLATED)

        expect:
        refusal { step(incident, StepKind.BACKED_UP, before.id()) }.code() == ErrorCode.INVALID_VALUE

        when:
        step(incident, StepKind.BACKED_UP, ran().id())

        then:
        mayRepair(incident)
    }

    def "the repair cannot be told to have begun before the backup ended"() {
        given:
        def incident = opened()
        step(incident, StepKind.ISOLATED)
        def run = ran()
        step(incident, StepKind.BACKED_UP, run.id())

        expect:
        refusal { desk.step(incident, StepKind.REPAIR_STARTED, run.endedAt() - Duration.ofMillis(1), 'sửa', null, false, 'lan') }.code() == ErrorCode.BACKUP_FIRST
        refusal { desk.step(incident, StepKind.REPAIR_STARTED, run.endedAt(), 'sửa', null, false, 'lan') } == null
    }

    BackupRun made(String why, long incident) {
        def early = why == 'ran before the isolation' ? ran() : null
        step(incident, StepKind.ISOLATED)
        early ?: why == 'failed' ? ranIntoFile() : ran(planOf(asset()))
    }

    /** Runs a plan whose folder is a file by then. */
    BackupRun ranIntoFile() {
        def folder = ground.folder("broken ${++count}")
        def into = planOf(system, folder.toString())
        folder.toFile().deleteDir()
        Files.writeString(folder, 'no folder')
        ran(into)
    }
}
