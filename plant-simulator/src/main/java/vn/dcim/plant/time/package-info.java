/** The plant's source of time. */
package vn.dcim.plant.time;
