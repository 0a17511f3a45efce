package vn.dcim.core.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** The one job that Quartz knows: it hands on what fired, by its code. */
@DisallowConcurrentExecution
public final class FiredJob implements Job {

    private final Execution execution;

    FiredJob(Execution execution) {
        this.execution = execution;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        execution.fire(context);
    }
}
