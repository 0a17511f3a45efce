package vn.dcim.web.incident;

import vn.dcim.web.api.Typed;

/** The form in which an incident is opened by hand. @param fault empty for none */
public record IncidentFormPage(Typed typed, String fault) {}
