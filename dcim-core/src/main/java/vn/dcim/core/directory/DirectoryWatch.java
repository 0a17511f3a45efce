package vn.dcim.core.directory;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import vn.dcim.core.health.HealthPart;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.core.transport.TransportPaths;

/** Whether the directory answers, what is counted of it, and how the line to it is encrypted. */
@Singleton
@Requires(beans = DirectorySettings.class)
class DirectoryWatch implements HealthPart, MeasureSource, TransportPaths {

    /** Whoever watches asks every few seconds; the directory is not asked as often. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Directory directory;
    private final Clock clock;

    DirectoryWatch(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public boolean isNeeded() {
        // why: local accounts sign in, open sessions go on, and nothing else asks the directory
        return false;
    }

    @Override
    public boolean isUp() {
        boolean fresh = directory
                .last()
                .filter(sight -> sight.at().plus(FRESH).isAfter(clock.instant()))
                .isPresent();
        if (!fresh) {
            try (DirectoryLine line = directory.open()) {
                line.requireBase();
            } catch (DirectoryFault e) {
                // why: that it cannot be asked is the answer; the reason is noted and on its page
                return false;
            }
        }
        return stood();
    }

    private boolean stood() {
        return directory.last().filter(sight -> sight.fault() == null).isPresent();
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                gauge("dcim.directory.answering", "1 when the directory answered the last time", () -> stood() ? 1 : 0),
                counter("dcim.directory.lines", "Connections made to the directory", directory.lines::sum),
                counter("dcim.directory.failed.lines", "Connections that failed", directory.faults::sum));
    }

    @Override
    public List<TransportPath> paths() {
        return List.of(directory
                .last()
                .filter(sight -> sight.fault() == null)
                .map(this::path)
                .orElseGet(() -> isClear()
                        ? path("LDAP", "", Judgement.clear(directory.settings().staysOnThisMachine()))
                        : path("", "", Judgement.unknown(Judgement.Reason.NOT_CONNECTED))));
    }

    private TransportPath path(Directory.Sight sight) {
        return isClear()
                ? path("LDAP", "", Judgement.clear(directory.settings().staysOnThisMachine()))
                : path(sight.protocol(), sight.cipher(), Judgement.tls(sight.protocol(), sight.cipher()));
    }

    private boolean isClear() {
        return directory.settings().encryption() == DirectorySettings.Encryption.NONE;
    }

    private TransportPath path(String protocol, String cipher, Judgement judgement) {
        return TransportPath.of(
                TransportPath.Kind.DIRECTORY, directory.settings().address(), protocol, cipher, judgement);
    }
}
