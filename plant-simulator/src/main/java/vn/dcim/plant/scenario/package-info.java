/** What can go wrong with the plant, by stable names, and the way back. */
package vn.dcim.plant.scenario;
