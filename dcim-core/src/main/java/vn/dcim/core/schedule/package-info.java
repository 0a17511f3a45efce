/** What runs by the clock: once over all nodes, each run a row, what did not run a row too. */
package vn.dcim.core.schedule;
