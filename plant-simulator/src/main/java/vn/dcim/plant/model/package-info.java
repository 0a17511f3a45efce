/** The physics of a small data centre in steps of one second: no wall clock, no I/O, and one seed gives one run. */
package vn.dcim.plant.model;
