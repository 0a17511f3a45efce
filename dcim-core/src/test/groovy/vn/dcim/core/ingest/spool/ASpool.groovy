package vn.dcim.core.ingest.spool

import io.micronaut.context.ApplicationContext
import java.nio.file.Path

/** A spool of a context that has nothing else, with a master key of its own. */
class ASpool implements AutoCloseable {

    final Path folder
    final ApplicationContext context

    /** @param limit bytes */
    ASpool(Path folder, long limit = 1 << 30) {
        this.folder = folder
        context = ApplicationContext.run(
                'dcim.master-key-file': folder.resolve('master.key').toString(),
                'dcim.ingest.spool.limit': limit)
    }

    Spool getSpool() {
        context.getBean(Spool)
    }

    Path getFile() {
        folder.resolve('spool').resolve(Spool.FILE)
    }

    /** A spool that the site does not want. */
    static Spool off() {
        new Spool(new SpoolConfig(SpoolConfig.OFF, 1 << 20), null, null, 'master.key')
    }

    @Override
    void close() {
        context.close()
    }
}
