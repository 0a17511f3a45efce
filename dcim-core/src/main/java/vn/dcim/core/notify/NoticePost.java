package vn.dcim.core.notify;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.alarm.AlarmStream;
import vn.dcim.core.schedule.LoopThread;

/**
 * Keeps the queues of the notices moving: one thread takes in, and one for each channel sends, so that a mail server which hangs
 * keeps neither readings nor the SMS gateway waiting.
 */
@Context
@Requires(property = "datasources.default.url")
class NoticePost {

    private final NoticeConfig config;
    private final Channels channels;
    private final NoticeIntake intake;
    private final NoticeSender sender;
    private final AlarmStream alarms;
    private final List<LoopThread> threads = new ArrayList<>();
    private AutoCloseable subscription = () -> {};

    NoticePost(NoticeConfig config, Channels channels, NoticeIntake intake, NoticeSender sender, AlarmStream alarms) {
        this.config = config;
        this.channels = channels;
        this.intake = intake;
        this.sender = sender;
        this.alarms = alarms;
    }

    @PostConstruct
    void start() {
        if (!config.send()) {
            return;
        }
        var takingIn = LoopThread.pausing("notices", config.every(), intake::work);
        threads.add(takingIn);
        channels.setUp()
                .forEach(channel -> threads.add(
                        LoopThread.pausing("notices-" + channel.name(), config.every(), () -> sender.work(channel))));
        threads.forEach(LoopThread::start);
        subscription = alarms.subscribe(_ -> takingIn.wake());
    }

    @PreDestroy
    void end() throws Exception {
        subscription.close();
        threads.forEach(LoopThread::end);
        for (LoopThread thread : threads) {
            thread.await();
        }
    }

    /** The rules, read once at start; a broken file stops it. */
    @Factory
    static final class Source {

        @Bean
        @Singleton
        NoticeRules rules(NoticeConfig config) {
            return config.rules() == null ? NoticeRuleReader.shipped() : NoticeRuleReader.read(config.rules());
        }
    }
}
