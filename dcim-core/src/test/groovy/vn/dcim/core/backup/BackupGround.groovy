package vn.dcim.core.backup

import io.micronaut.context.ApplicationContext
import java.nio.file.Path
import vn.dcim.core.asset.Importance
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** The core on a database that can be dumped, with a clock stepped by hand. */
class BackupGround implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh()
    final SteppedClock clock = SteppedClock.at('2026-11-20T18:00:00Z')
    final ApplicationContext context

    BackupGround(Map<String, ?> settings = [:]) {
        context = ApplicationContext.builder()
                .properties(database.properties() + [
                        'dcim.backup.dump-program': TestDatabase.dumpProgram(),
                        'dcim.backup.key-file'    : folder('backup.key').toString()] + settings)
                .singletons(clock)
                .start()
    }

    def <T> T bean(Class<T> type) {
        context.getBean(type)
    }

    Path folder(String name) {
        database.folder().resolve(name)
    }

    BackupSet set(String name, Importance importance = Importance.HIGH) {
        bean(BackupDesk).addSet(new BackupDesk.WantedSet(name, DataKind.DATABASE, importance, '', null, null, '', [:]), 'an')
    }

    /** @param targets folders, or places for copies as {@link BackupDesk.WantedTarget} */
    BackupDesk.WantedPlan wanted(Map<String, ?> changes = [:]) {
        def values = [name: 'nightly', set: null, runner: RunnerKind.OWN_DATABASE, settings: [:], cron: '0 30 1 * * ?', window: 60, keepDays: 30,
                      keepLeast: 1, tests: 6, targets: [folder('copies').toString()]] + changes
        new BackupDesk.WantedPlan(values.name as String, values.set ?: set("data of $values.name").id(), values.runner, values.settings.collectEntries { key, value -> [key as String, value as String] }, values.cron as String,
                values.window, values.keepDays, values.keepLeast, values.tests, values.targets.collect {
            it instanceof BackupDesk.WantedTarget ? it : new BackupDesk.WantedTarget(it as String, null, Medium.DISK, 'room 1', false)
        })
    }

    BackupPlan plan(Map<String, ?> changes = [:]) {
        bean(BackupDesk).declare(wanted(changes), 'an')
    }

    @Override
    void close() {
        context.close()
        database.close()
    }
}
