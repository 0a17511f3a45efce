/** The audit log: its page, its proof, its files, and where a request that it writes down comes from. */
package vn.dcim.web.audit;
