/** The overview: the power path as a single-line diagram, cooling, doors, cameras and lines around it, and the alarms that stand. */
package vn.dcim.web.overview;
