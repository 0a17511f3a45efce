/** Audit: who changed what, when and why, one row for each change by a person. */
package vn.dcim.core.audit;
