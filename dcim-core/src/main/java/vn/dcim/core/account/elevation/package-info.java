/** Rights on demand: what a role may take beyond its own for a time, with fresh proof, a reason and an end. */
package vn.dcim.core.account.elevation;
