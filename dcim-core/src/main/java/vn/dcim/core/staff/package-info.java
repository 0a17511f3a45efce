/** People come and go: departures with their checklists, reviews of accounts, delegations, and accounts of other systems. */
package vn.dcim.core.staff;
