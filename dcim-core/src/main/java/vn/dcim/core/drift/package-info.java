/** Drift: in what the register and the devices that its assets are say something else, and which of both is to be right. */
package vn.dcim.core.drift;
