package vn.dcim.core.regulation;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentListener;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkListener;
import vn.dcim.core.work.WorkOrder;

/** Judges again at once when what was made of a finding is closed. */
@Singleton
@Requires(property = "datasources.default.url")
class RemedyWatch implements WorkListener, IncidentListener {

    // why: evidence is gathered through the desks that tell of their acts here
    private final BeanProvider<Evaluation> evaluation;
    private final RemedyRepository repository;

    RemedyWatch(BeanProvider<Evaluation> evaluation, RemedyRepository repository) {
        this.evaluation = evaluation;
        this.repository = repository;
    }

    @Override
    public void moved(WorkOrder after, WorkAction action, String by) {
        if (!after.state().isOpen() && after.openedFrom().startsWith(RemedyDesk.FROM)) {
            evaluation.get().evaluate();
        }
    }

    @Override
    public void stepped(Incident incident, StepKind kind, String by) {
        boolean isEnd = kind == StepKind.CLOSED || kind == StepKind.REOPENED;
        if (isEnd
                && repository
                        .findByKindAndTargetId(Remedy.Kind.INCIDENT, incident.id())
                        .isPresent()) {
            evaluation.get().evaluate();
        }
    }
}
