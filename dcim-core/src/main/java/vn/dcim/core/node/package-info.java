/** Which of several processes asks which devices: leases in the database, one owner at a time. */
package vn.dcim.core.node;
