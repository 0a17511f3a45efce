package vn.dcim.core.incident;

/** Is told of each step of an incident, in its transaction. Every bean of this type is. */
public interface IncidentListener {

    void stepped(Incident incident, StepKind kind, String by);
}
