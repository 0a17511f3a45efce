/** Pages of reported faults: for whoever stands before an asset, for the shift, and the code of an asset. */
package vn.dcim.web.work.fault;
