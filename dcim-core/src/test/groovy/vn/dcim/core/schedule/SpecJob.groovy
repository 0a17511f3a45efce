package vn.dcim.core.schedule

/** A job of a spec: its plan, and what it does. */
class SpecJob implements ScheduledJob {

    final JobPlan plan
    final Closure<JobResult> work

    SpecJob(JobPlan plan, Closure<JobResult> work = { JobResult.NOTHING }) {
        this.plan = plan
        this.work = work
    }

    @Override
    JobPlan plan() {
        plan
    }

    @Override
    JobResult run(JobRun run) {
        work(run)
    }
}
