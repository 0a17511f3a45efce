package vn.dcim.core.ingest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How devices that were added have announced themselves, so that their messages are understood also after a restart. */
@Singleton
public class KeptAnnouncements {

    private final KeptAnnouncementRepository repository;

    KeptAnnouncements(KeptAnnouncementRepository repository) {
        this.repository = repository;
    }

    /** Returns those of a device by topic, also those that were taken back. */
    public List<KeptAnnouncement> of(long deviceId) {
        return repository.findByDeviceIdOrderByTopic(deviceId);
    }

    /** Keeps an announcement in place of the one of the same device and topic; it stands from now on. */
    public void keep(long deviceId, String topic, String payload, Map<String, String> points) {
        Optional<KeptAnnouncement> before = repository.findByDeviceIdAndTopic(deviceId, topic);
        KeptAnnouncement now = new KeptAnnouncement(
                before.map(KeptAnnouncement::id).orElse(null), deviceId, topic, payload, points, null);
        if (before.isEmpty()) {
            repository.save(now);
        } else if (!before.get().equals(now)) {
            repository.update(now);
        }
    }

    /** Notes that an announcement was taken back; the first time counts. */
    public void withdraw(long deviceId, String topic, Instant at) {
        repository
                .findByDeviceIdAndTopic(deviceId, topic)
                .filter(kept -> kept.withdrawnAt() == null)
                .ifPresent(kept -> repository.update(
                        new KeptAnnouncement(kept.id(), deviceId, topic, kept.payload(), kept.points(), at)));
    }

    /** Returns when the last announcement of a device was taken back; empty while one stands or where there was none. */
    public Optional<Instant> withdrawnAt(long deviceId) {
        List<KeptAnnouncement> all = of(deviceId);
        return all.stream().anyMatch(kept -> kept.withdrawnAt() == null)
                ? Optional.empty()
                : all.stream().map(KeptAnnouncement::withdrawnAt).max(Instant::compareTo);
    }
}
