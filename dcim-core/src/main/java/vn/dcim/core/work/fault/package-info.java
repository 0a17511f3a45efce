/**
 * Faults that whoever stands before an asset reports without signing in, under the secret address that its QR code holds.
 *
 * <p>A {@link vn.dcim.core.work.fault.FaultCode} (table fault_code) is the hash of an asset's secret; a
 * {@link vn.dcim.core.work.fault.FaultReport} (fault_report) is NEW until somebody makes an order of it, joins it to one, or declines it.
 */
package vn.dcim.core.work.fault;
