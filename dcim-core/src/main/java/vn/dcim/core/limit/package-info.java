/** How often something may be done, and how often it is told, counted in the memory of each node. */
package vn.dcim.core.limit;
