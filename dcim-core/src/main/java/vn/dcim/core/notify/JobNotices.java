package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import vn.dcim.core.schedule.JobTrouble;

/** Has people told of a job that failed or was missed, in the transaction in which that is noted. */
@Singleton
@Requires(property = "datasources.default.url")
final class JobNotices implements ApplicationEventListener<JobTrouble> {

    private final Notices notices;

    JobNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void onApplicationEvent(JobTrouble event) {
        notices.tell(Notice.jobFailed(event.run()));
    }
}
