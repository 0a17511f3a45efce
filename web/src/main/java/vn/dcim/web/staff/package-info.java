/** The pages on which people come and go: departures, reviews, delegations, accounts of other systems. */
package vn.dcim.web.staff;
