import {
  BytesPerSecondIEC,
  CountsPerSecond,
  PacketsPerSecond,
  PercentUnit,
} from "@grafana/grafana-foundation-sdk/units";
import { ratio } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { partOf, WINDOW } from "../words.ts";
import { MACHINES } from "./machines.ts";

const of = (counter: string) => `rate(${counter}{${MACHINES}}[${WINDOW}])`;
/** Of what leads out of the machine: neither the loopback nor the devices of containers. */
const device = (counter: string) => `rate(${counter}{device!~"lo|veth.*|docker.*|br-.*",${MACHINES}}[${WINDOW}])`;
const received = device("node_network_receive_packets_total");

export const network: Section = {
  title: "Network",
  panels: [
    {
      kind: "timeseries",
      title: "Traffic",
      description: "Bytes a second by device that leads out of the machine: in above zero, out below.",
      unit: BytesPerSecondIEC,
      queries: [
        { expr: device("node_network_receive_bytes_total"), legend: "{{instance}} {{device}} in" },
        { expr: device("node_network_transmit_bytes_total"), legend: "{{instance}} {{device}} out" },
      ],
      below: "/ out$/",
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Packets",
      description: "Packets a second by device: in above zero, out below. Many and small ones are a flood, or chatter.",
      unit: PacketsPerSecond,
      queries: [
        { expr: received, legend: "{{instance}} {{device}} in" },
        { expr: device("node_network_transmit_packets_total"), legend: "{{instance}} {{device}} out" },
      ],
      below: "/ out$/",
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Packet loss",
      description:
        "Packets that reached a device and were dropped, as a share of those it received; 0 where none came.",
      unit: PercentUnit,
      queries: [
        {
          expr: partOf(ratio(device("node_network_receive_drop_total"), received), received),
          legend: "{{instance}} {{device}}",
        },
      ],
      thresholds: thresholdsOf("PacketLoss"),
      alerts: ["PacketLoss"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Drops and errors",
      description: "Packets a second that were dropped or damaged, by device: in above zero, out below.",
      unit: PacketsPerSecond,
      queries: [
        { expr: device("node_network_receive_drop_total"), legend: "{{instance}} {{device}} drops in" },
        { expr: device("node_network_receive_errs_total"), legend: "{{instance}} {{device}} errors in" },
        { expr: device("node_network_transmit_drop_total"), legend: "{{instance}} {{device}} drops out" },
        { expr: device("node_network_transmit_errs_total"), legend: "{{instance}} {{device}} errors out" },
      ],
      below: "/ out$/",
      alerts: ["PacketLoss"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "TCP retransmissions",
      description: "Segments that had to be sent again, as a share of all that were sent: loss somewhere on the way.",
      unit: PercentUnit,
      queries: [
        {
          expr: ratio(of("node_netstat_Tcp_RetransSegs"), of("node_netstat_Tcp_OutSegs")),
          legend: "{{instance}}",
        },
      ],
      thresholds: goodBelow(0.02, "medium"),
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Connections turned away",
      description:
        "TCP connections a second that no program accepted in time: its queue was full, or they were dropped.",
      unit: CountsPerSecond,
      queries: [
        { expr: of("node_netstat_TcpExt_ListenOverflows"), legend: "{{instance}} queue full" },
        { expr: of("node_netstat_TcpExt_ListenDrops"), legend: "{{instance}} dropped" },
      ],
      width: 8,
    },
  ],
};
