package vn.dcim.web.incident;

/** The form in which an incident is opened by hand. @param fault empty for none */
public record IncidentFormPage(Typed typed, String fault) {}
