package vn.dcim.demo;

import static java.util.Map.entry;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.account.AccountSetup;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.PresenceClock;
import vn.dcim.plant.Plant;
import vn.dcim.plant.PlantClock;
import vn.dcim.web.Application;
import vn.dcim.web.command.FreePort;

/** A running demo: folder, database, broker and program, closed in the reverse of the order they were started in. */
final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    /** Whether reports of past quarters are made: not for who only looks at the plant, since printing is dear. */
    static final String REPORTS = "dcim.demo.reports";
    /** Whether machines send logs: not where the clock moves in steps, since what they send is on its way meanwhile. */
    static final String LOGS = "dcim.demo.logs";

    /** The name under which edge nodes know the program; those of the plant wait for it. */
    private static final String SPARKPLUG_HOST = "dcim-demo";

    private static final Duration SEEDING_PATIENCE = Duration.ofSeconds(10);

    private final Clock world;
    private final Map<String, Object> settings;
    private final RuntimeBeanDefinition<?>[] instead;
    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    private boolean closed;
    private ApplicationContext context;
    private EmbeddedServer server;
    private Seeding seeding;
    private DemoAccess access;

    Demo() {
        this(Clock.systemUTC(), Map.of());
    }

    /**
     * @param world what the demo's clock runs with
     * @param settings of the program, beside those that make it a demo
     * @param instead of parts of the program that are too dear here
     */
    Demo(Clock world, Map<String, Object> settings, RuntimeBeanDefinition<?>... instead) {
        this.world = world;
        this.settings = settings;
        this.instead = instead;
    }

    /** Starts all parts; where one fails, {@link #close} ends those that were started. */
    void start(String host, int port, Path data) throws Exception {
        DataFolder folder = closing(() -> DataFolder.take(data));
        FreePort.require(host, port);
        var database = closing(
                () -> new Pending<>(() -> EmbeddedDatabase.start(folder.path().resolve("mariadb"))));
        var broker = closing(
                () -> new Pending<>(() -> EmbeddedBroker.start(folder.path().resolve("broker"))));
        KeptClock clock = KeptClock.in(folder.path(), world);
        EmbeddedBroker messages = broker.get();
        Plant plant = closing(() -> Plant.builder()
                .clock(PlantClock.following(clock.clock()))
                .mqtt(messages.url())
                .sparkplugHost(SPARKPLUG_HOST)
                .providers()
                .onBrokerRestart(() -> restart(messages))
                .build());
        PropertySource properties = properties(host, port, folder.path(), database.get(), messages);
        context = closing(() -> Application.context()
                .propertySources(
                        properties,
                        backups(folder.path(), database.get()),
                        PropertySource.of("reports", DemoReports.settings(clock.clock())),
                        PropertySource.of("settings", settings, Integer.MAX_VALUE))
                // why: nobody has been idle for a month because the clock of the demo has leapt over one
                .singletons(clock.clock(), new PresenceClock(world), clock, plant)
                .beanDefinitions(instead)
                .build());
        context.start();
        DemoPeople people = context.getBean(DemoPeople.class);
        access = DemoAccess.keptIn(
                folder.path().resolve("access.json"),
                context.getBean(AccountSetup.class),
                context.getBean(Accounts.class),
                context.getBean(ApiTokens.class),
                people);
        people.introduce();
        context.getBean(DemoAgency.class).movesIn();
        people.areAtWork();
        people.comeAndGo();
        context.getBean(DemoForeign.class).bring();
        server = context.getBean(EmbeddedServer.class).start();
        plant.start();
        context.getBean(PlantPlaces.class).enter(plant.devices());
        // why: its history is older than all that the registry remembers besides, and can only be entered before
        context.getBean(DemoAssets.class).enter();
        seeding = context.getBean(PlantSeeder.class).seed(plant, SEEDING_PATIENCE);
        context.getBean(DemoPower.class).enter();
        context.getBean(DemoFloor.class).enter();
        context.getBean(DemoNetwork.class).enter();
        if (context.getProperty(REPORTS, Boolean.class).orElse(true)) {
            context.getBean(DemoReports.class).makeAside();
        }
        context.getBean(DemoSoftware.class).enter();
        context.getBean(DemoDisposals.class).enter();
        context.getBean(DemoStocktakes.class).count();
        context.getBean(DemoLists.class).bring();
        context.getBean(DemoDrift.class).enter();
        context.getBean(DemoSchedule.class).begin();
        context.getBean(DemoFields.class).enter();
        context.getBean(DemoLines.class).enter(plant.providers());
        if (context.getProperty(LOGS, Boolean.class).orElse(true)) {
            context.getBean(DemoLogs.class).begin();
        }
        context.getBean(DemoShifts.class).enter();
        context.getBean(DemoBackups.class).enter();
        context.getBean(DemoIncidents.class).enter();
        context.getBean(DemoDrills.class).enter();
        context.getBean(DemoWork.class).enter();
        context.getBean(DemoFaults.class).enter();
        context.getBean(DemoField.class).enter();
        context.getBean(DemoBroken.class).enter();
        context.getBean(DemoEquipment.class).enter();
        // why: they tell of all equipment and of everybody
        context.getBean(DemoRegisters.class).enter();
        context.getBean(DemoRecords.class).enter();
        context.getBean(DemoWiring.class).enter();
        context.getBean(DemoMaintenance.class).enter();
        context.getBean(DemoInspections.class).enter();
        // why: the procedure of backups names every system in the register
        context.getBean(DemoDocuments.class).file();
        context.getBean(DemoDeclarations.class).sign();
        people.finish();
        context.getBean(DemoBackups.class).stand();
    }

    /** Returns a part of the program, or the plant. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Seeding seeding() {
        return seeding;
    }

    DemoAccess access() {
        return access;
    }

    URI address() {
        return server.getURI();
    }

    @Override
    public void close() {
        synchronized (started) {
            closed = true;
        }
        for (AutoCloseable last = started.pollFirst(); last != null; last = started.pollFirst()) {
            try {
                last.close();
            } catch (Exception e) {
                LOG.error("{} did not close cleanly", last.getClass().getSimpleName(), e);
            }
        }
    }

    private static void restart(EmbeddedBroker broker) {
        try {
            broker.restart();
        } catch (Exception e) {
            LOG.error("The broker did not come back", e);
        }
    }

    private static PropertySource properties(
            String host, int port, Path folder, EmbeddedDatabase database, EmbeddedBroker broker) {
        return PropertySource.of(
                "demo",
                Map.ofEntries(
                        entry("dcim.http.host", host),
                        entry("dcim.http.port", port),
                        entry("dcim.http.tls", "off"),
                        entry("dcim.database.url", database.url()),
                        entry("dcim.database.user", database.user()),
                        entry("dcim.database.password", database.accountPassword()),
                        entry("dcim.mqtt.url", broker.url()),
                        entry("dcim.mqtt.subscriptions", List.of("#")),
                        entry("dcim.mqtt.sparkplug.host-id", SPARKPLUG_HOST),
                        entry("dcim.lines.interval", "5s"),
                        entry("dcim.syslog.address", "127.0.0.1"),
                        entry("dcim.syslog.udp-port", 0),
                        entry("dcim.logs.every", "10s"),
                        entry(
                                "dcim.master-key-file",
                                folder.resolve("master.key").toString())),
                // why: a variable in the environment must not turn a demo loose on a site's database.
                Integer.MAX_VALUE);
    }

    private static PropertySource backups(Path folder, EmbeddedDatabase database) {
        return PropertySource.of(
                "backups",
                Map.of(
                        "dcim.backup.key-file",
                        folder.resolve("backup.key").toString(),
                        "dcim.backup.dump-program",
                        database.dumpProgram().toString(),
                        DemoBackups.FOLDER,
                        folder.resolve("backups").toString()),
                Integer.MAX_VALUE);
    }

    /** Begins a part, unless the demo is being closed: nothing may be left running that nobody closes any more. */
    private <T extends AutoCloseable> T closing(Callable<T> start) throws Exception {
        synchronized (started) {
            if (closed) {
                throw new CancellationException("the demo is being closed");
            }
            T part = start.call();
            started.addFirst(part);
            return part;
        }
    }
}
