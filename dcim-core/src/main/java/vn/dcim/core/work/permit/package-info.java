/**
 * Permits to work: before something of the power chain is switched off for an order, somebody else looks at what hangs on it and gives
 * leave for a time; afterwards it is handed back and confirmed.
 */
package vn.dcim.core.work.permit;
