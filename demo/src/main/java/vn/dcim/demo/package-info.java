/** Everything on one machine: embedded database and broker, the simulated plant, and what moves them. */
package vn.dcim.demo;
