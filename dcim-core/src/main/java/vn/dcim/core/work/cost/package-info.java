/** What orders took: hours of people, parts, services, and what they cost. */
package vn.dcim.core.work.cost;
