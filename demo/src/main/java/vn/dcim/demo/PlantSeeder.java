package vn.dcim.demo;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.plant.Plant;
import vn.dcim.plant.PlantDevice;

/**
 * Enters the simulated plant into the registry: places, devices as they identify themselves, and what feeds what. What an earlier
 * start has entered is left as people have made it since, but for addresses that have changed.
 */
@Singleton
public final class PlantSeeder {

    /** The group of all devices of the plant. */
    static final String GROUP = "default";

    private static final Logger LOG = LoggerFactory.getLogger(PlantSeeder.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    // why: what has two faces is entered once: G1 by its ComAp controller, doors and cameras as parts of controller and
    // recorder,
    // whose alarms would otherwise all be raised twice
    private static final Set<String> SECOND_FACES = Set.of("G1-H");
    private static final List<String> PARTS = List.of("acs/ctl1/door/", "nvr/nvr1/");

    private final DeviceRepository devices;
    private final DeviceRegistry registry;
    private final List<DeviceReader> readers;
    private final PlantPlaces places;
    private final PlantFeeds feeds;
    private final DemoAgency agency;
    // why: not virtual, since they use the database, see docs/decisions/0006
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("plant-seeder-", 0).factory());
    private final CountDownLatch ending = new CountDownLatch(1);
    // why: two devices that are entered at once would both add the feed between them
    private final ReentrantLock entering = new ReentrantLock();

    PlantSeeder(
            DeviceRepository devices,
            DeviceRegistry registry,
            List<DeviceReader> readers,
            PlantPlaces places,
            PlantFeeds feeds,
            DemoAgency agency) {
        this.devices = devices;
        this.registry = registry;
        this.readers = readers;
        this.places = places;
        this.feeds = feeds;
        this.agency = agency;
    }

    /**
     * Begins to enter the plant, and returns when all is entered or the patience has run out; what then is still missing, such as
     * a device that has not published yet, follows in the background.
     *
     * @param plant running: its agents answer, and it publishes to the broker of this program
     */
    public Seeding seed(Plant plant, Duration patience) throws InterruptedException {
        List<PlantDevice> wanted =
                plant.devices().stream().filter(PlantSeeder::isEntered).toList();
        places.enter(plant.devices());
        Seeding seeding = new Seeding(wanted.stream().map(PlantDevice::name).toList());
        wanted.forEach(device -> workers.execute(() -> enterSurely(plant, device, seeding)));
        if (!seeding.await(patience)) {
            LOG.info("These devices of the plant are entered as soon as they are heard: {}", seeding.missing());
        }
        return seeding;
    }

    private static boolean isEntered(PlantDevice device) {
        return device.answers()
                && !SECOND_FACES.contains(device.key())
                && PARTS.stream().noneMatch(part -> device.address().startsWith("mqtt:" + part));
    }

    private void enterSurely(Plant plant, PlantDevice device, Seeding seeding) {
        try {
            do {
                try {
                    enter(plant, device);
                    seeding.entered(device.name());
                    return;
                } catch (DcimException e) {
                    seeding.failed(device.name(), e);
                    LOG.debug("{} is not entered yet: {}", device.name(), e.getMessage());
                } catch (RuntimeException e) {
                    if (ending.getCount() == 0) {
                        // why: what it needs is being closed, and there is no later
                        return;
                    }
                    seeding.failed(device.name(), e);
                    LOG.warn("{} cannot be entered yet", device.name(), e);
                }
            } while (!ending.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void enter(Plant plant, PlantDevice device) {
        String address = PlantCredentials.addressOf(device);
        Optional<Device> known = devices.findByName(device.name());
        if (known.isPresent()) {
            if (!known.get().address().equals(address)) {
                registry.setAddress(known.get().id(), address);
            }
        } else {
            Credentials credentials = PlantCredentials.of(device);
            DeviceReading reading = read(address, credentials);
            registry.add(
                    device.name(),
                    address,
                    credentials,
                    GROUP,
                    places.of(device),
                    agency.unitOf(device),
                    reading,
                    List.of());
        }
        entering.lock();
        try {
            feeds.enter(plant.devices(), plant.model().breakers());
        } finally {
            entering.unlock();
        }
    }

    private DeviceReading read(String address, Credentials credentials) {
        DeviceReader reader = readers.stream()
                .filter(candidate -> candidate.speaks(address))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE, "address", address, "a protocol that this program speaks"));
        try (var outcomes = reader.read(address, credentials)) {
            return outcomes.map(DeviceReader.Outcome::reading).findFirst().orElseThrow();
        }
    }

    @PreDestroy
    void end() {
        ending.countDown();
        workers.shutdownNow();
    }
}
