package vn.dcim.core.schedule;

import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz, from its start to its end. Made when it is first needed; a node that runs no jobs only asks for some by it. */
@Singleton
@Requires(property = "datasources.default.url")
final class Clockwork {

    /** How all nodes call what they share. */
    static final String NAME = "dcim";
    /** Of jobs, and of the triggers of their plans. */
    static final String GROUP = "plan";
    /** Of triggers that do an interrupted run again. */
    static final String AGAIN = "again";

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final DataSource dataSource;
    private final Execution execution;
    private final MisfireNotes misfires;
    private final StoredPlans plans;
    private final ScheduleConfig config;
    private Scheduler scheduler;
    private boolean ended;

    Clockwork(
            DataSource dataSource,
            DataSourceResolver resolver,
            Execution execution,
            MisfireNotes misfires,
            StoredPlans plans,
            ScheduleConfig config) {
        this.dataSource = resolver.resolve(dataSource);
        this.execution = execution;
        this.misfires = misfires;
        this.plans = plans;
        this.config = config;
    }

    /** Begins to run jobs; does nothing where it did. */
    synchronized void start() throws SchedulerException {
        if (!ended && !scheduler().isStarted()) {
            plans.bring(scheduler);
            scheduler.start();
            LOG.info("Jobs run on this node, {}", config.node());
        }
    }

    synchronized boolean isStarted() throws SchedulerException {
        return scheduler != null && scheduler.isStarted() && !scheduler.isShutdown();
    }

    /** See {@link StoredPlans#hasten}. */
    synchronized Set<String> hasten() throws SchedulerException {
        return ended ? Set.of() : plans.hasten(scheduler());
    }

    /** Has a job run as soon as a node has a thread for it. */
    synchronized void run(String code, String actor) throws SchedulerException {
        JobKey key = new JobKey(code, GROUP);
        if (!scheduler().checkExists(key)) {
            plans.bring(scheduler);
        }
        scheduler.triggerJob(key, FiringData.by(actor));
    }

    private Scheduler scheduler() throws SchedulerException {
        if (scheduler == null) {
            String connections = NAME + "." + config.node() + "." + System.identityHashCode(this);
            DBConnectionManager.getInstance().addConnectionProvider(connections, new PoolConnections(dataSource));
            // why: the factory knows schedulers by a name that all nodes share, and a process may be several nodes
            synchronized (Clockwork.class) {
                Scheduler made = new StdSchedulerFactory(properties(connections)).getScheduler();
                SchedulerRepository.getInstance().remove(NAME);
                made.setJobFactory((_, _) -> new FiredJob(execution));
                made.getListenerManager().addTriggerListener(misfires, GroupMatcher.anyTriggerGroup());
                scheduler = made;
            }
        }
        return scheduler;
    }

    private Properties properties(String connections) {
        var properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", NAME);
        properties.setProperty("org.quartz.scheduler.instanceId", config.node());
        properties.setProperty("org.quartz.scheduler.threadName", "schedule");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        // why: what another node asks for waits no longer than that
        properties.setProperty("org.quartz.scheduler.idleWaitTime", "10000");
        properties.setProperty("org.quartz.scheduler.dbFailureRetryInterval", "5000");
        properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(config.threads()));
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", StdJDBCDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", connections);
        properties.setProperty("org.quartz.jobStore.tablePrefix", "QRTZ_");
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.makeThreadsDaemons", "true");
        properties.setProperty(
                "org.quartz.jobStore.clusterCheckinInterval",
                Long.toString(config.checkIn().toMillis()));
        properties.setProperty(
                "org.quartz.jobStore.misfireThreshold",
                Long.toString(config.late().toMillis()));
        return properties;
    }

    /** Interrupts what runs, gives it a moment to say so, and leaves the rest to the others. */
    @PreDestroy
    synchronized void end() throws SchedulerException {
        ended = true;
        if (scheduler == null) {
            return;
        }
        scheduler.standby();
        execution.interrupt();
        if (!execution.isIdle()) {
            await();
        }
        scheduler.shutdown(false);
    }

    private void await() {
        long deadline = System.nanoTime() + config.ending().toNanos();
        var never = new CountDownLatch(1);
        try {
            while (!execution.isIdle() && System.nanoTime() < deadline) {
                never.await(20, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
