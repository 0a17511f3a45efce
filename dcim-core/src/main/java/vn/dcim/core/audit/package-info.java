/** Audit: who did what, when, from where and why; one row each, chained by hash and sealed every day. */
package vn.dcim.core.audit;
