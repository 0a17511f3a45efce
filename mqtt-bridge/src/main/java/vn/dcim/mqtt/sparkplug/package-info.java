/** What edge nodes of Sparkplug B say, in the order and the sessions in which they say it; knows no broker and no devices. */
package vn.dcim.mqtt.sparkplug;
