/** Incidents: their group and two levels, whom to tell by when, the legal order of their repair, and how they end. */
package vn.dcim.core.incident;
