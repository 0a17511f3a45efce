/** The providers of the two Internet lines, as far as probes can tell: what answers behind each, on loopback. */
package vn.dcim.plant.line;
