package vn.dcim.core.forward;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.notify.Notices;
import vn.dcim.core.notify.Transactions;
import vn.dcim.core.schedule.LoopThread;

/** Keeps each receiver supplied by a thread of its own, so that one which hangs keeps no other waiting. */
@Context
@Requires(property = "datasources.default.url")
class ForwardPost {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardPost.class);

    private final ForwardConfig config;
    private final List<ReceiverSender> senders;
    private final List<LoopThread> threads = new ArrayList<>();

    /** What every sender works with. */
    @Singleton
    @Requires(property = "datasources.default.url")
    record Parts(
            ForwardConfig config,
            Collection<ForwardSource> sources,
            ReceiverLines lines,
            SyslogFormat format,
            Transactions transactions,
            Notices notices,
            ForwardCounters counters,
            Clock clock) {}

    ForwardPost(Parts parts, Collection<ReceiverConfig> receivers) {
        this.config = parts.config();
        String holder = UUID.randomUUID().toString();
        String node = node();
        this.senders = receivers.stream()
                .sorted(Comparator.comparing(ReceiverConfig::name))
                .map(receiver -> new ReceiverSender(receiver, parts, holder, node))
                .toList();
    }

    @PostConstruct
    void start() {
        if (config.send()) {
            senders.forEach(sender -> threads.add(
                    LoopThread.pausing("forward-" + sender.receiver().name(), config.every(), sender::work)));
            threads.forEach(LoopThread::start);
        }
    }

    List<ReceiverSender> senders() {
        return senders;
    }

    @Scheduled(initialDelay = "30s", fixedDelay = "5s")
    void watch() {
        senders.forEach(ReceiverSender::watch);
    }

    @PreDestroy
    void end() throws InterruptedException {
        threads.forEach(LoopThread::end);
        for (LoopThread thread : threads) {
            thread.await();
        }
        for (ReceiverSender sender : senders) {
            try {
                sender.end();
            } catch (SQLException e) {
                // why: the lease ends by itself
                LOG.warn(
                        "Receiver {} is left to another node only later: {}",
                        sender.receiver().name(),
                        e.toString());
            }
        }
    }

    private static String node() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.length() <= 100 ? name : name.substring(0, 100);
        } catch (UnknownHostException e) {
            // why: a machine without a name is said to have none
            return "";
        }
    }
}
