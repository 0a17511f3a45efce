package vn.dcim.web.live;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.dcim.core.alarm.AlarmChange;
import vn.dcim.core.alarm.AlarmStream;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;

/** The open pages. Hears the pipeline and the alarms once, however many pages there are. */
@Singleton
final class LiveClients implements ApplicationEventListener<ServerStartupEvent> {

    private final LatestReadings latest;
    private final List<LiveClient> clients = new CopyOnWriteArrayList<>();
    private final AlarmStream alarms;
    private AutoCloseable readings;
    private AutoCloseable alarmChanges;

    LiveClients(LatestReadings latest, AlarmStream alarms) {
        this.latest = latest;
        this.alarms = alarms;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        readings = latest.subscribe(this::tell);
        alarmChanges = alarms.subscribe(this::tellAlarms);
    }

    @PreDestroy
    void close() throws Exception {
        if (readings != null) {
            readings.close();
            alarmChanges.close();
        }
    }

    /**
     * Adds a page; it is offered at once what is known of its points.
     *
     * @param devices whose alarms concern it; null for all
     */
    LiveClient open(Set<Long> points, @Nullable Set<Long> devices) {
        LiveClient client = new LiveClient(points, devices, System::nanoTime);
        clients.add(client);
        client.offer(latest.of(points));
        return client;
    }

    void close(LiveClient client) {
        clients.remove(client);
    }

    int count() {
        return clients.size();
    }

    private void tell(Collection<Reading> fresh) {
        List<Reading> all = List.copyOf(fresh);
        clients.forEach(client -> client.offer(all));
    }

    private void tellAlarms(List<AlarmChange> changes) {
        clients.forEach(client -> client.alarmsChanged(changes));
    }
}
