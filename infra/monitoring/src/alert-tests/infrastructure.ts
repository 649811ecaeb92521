import type { infrastructure } from "../alerts/infrastructure.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

/** Seconds per minute that each of two cores is idle, and in iowait. */
const idle = (first: number, second: number, waiting = 0, instance = "m") => ({
  [`node_cpu_seconds_total{instance="${instance}",cpu="0",mode="idle"}`]: `0+${first}x60`,
  [`node_cpu_seconds_total{instance="${instance}",cpu="1",mode="idle"}`]: `0+${second}x60`,
  [`node_cpu_seconds_total{instance="${instance}",cpu="0",mode="iowait"}`]: `0+${waiting}x60`,
  [`node_cpu_seconds_total{instance="${instance}",cpu="0",mode="user"}`]: `0+${60 - first - waiting}x60`,
  [`node_cpu_seconds_total{instance="${instance}",cpu="1",mode="user"}`]: `0+${60 - second}x60`,
});

const onHost = (value: string, ...severities: Firing["severity"][]): Firing[] =>
  severities.map((severity) => ({ severity, labels: { instance: "m" }, value }));

const memory = (available: string, instance = "m") => ({
  [`node_memory_MemAvailable_bytes{instance="${instance}"}`]: available,
  [`node_memory_MemTotal_bytes{instance="${instance}"}`]: "1000x60",
});

/** Bytes reserved for root: free, but not available to programs. */
const RESERVED = 50;

/** Available bytes of a filesystem of 1000 bytes. */
const disk = (available: string, mountpoint = "/", fstype = "ext4", instance = "m") => {
  const labels = `instance="${instance}",device="/dev/vda",mountpoint="${mountpoint}",fstype="${fstype}"`;
  const free = available.replaceAll(/(^| )(\d+)/g, (_, space, value) => `${space}${Number(value) + RESERVED}`);
  return {
    [`node_filesystem_size_bytes{${labels}}`]: "1000x200",
    [`node_filesystem_free_bytes{${labels}}`]: free,
    [`node_filesystem_avail_bytes{${labels}}`]: available,
  };
};
const root = { instance: "m", device: "/dev/vda", mountpoint: "/" };

const packets = (received: number, dropped: number, device = "eth0") => ({
  [`node_network_receive_packets_total{instance="m",device="${device}"}`]: `0+${received}x60`,
  [`node_network_receive_drop_total{instance="m",device="${device}"}`]: `0+${dropped}x60`,
});

const dropped = (values: string) => ({ 'node_network_receive_drop_total{instance="m",device="eth0"}': values });

const soon: Firing = { severity: "critical", labels: { instance: "m", mountpoint: "/" }, value: "" };

export const infrastructureCases: TestCasesOf<typeof infrastructure> = {
  CpuHigh: [
    {
      name: "92.5% of two cores in use, another host is idle",
      series: { ...idle(3, 6), ...idle(60, 60, 0, "other") },
      expect: { "15m": [], "16m": onHost("92.5%", "high", "medium", "low") },
    },
    { name: "87.5% in use", series: idle(9, 6), expect: { "40m": onHost("87.5%", "medium", "low") } },
    { name: "82.5% in use", series: idle(15, 6), expect: { "40m": onHost("82.5%", "medium", "low") } },
    { name: "77.5% in use", series: idle(18, 9), expect: { "15m": [], "16m": onHost("77.5%", "low") } },
    { name: "72.5% in use", series: idle(18, 15), expect: { "40m": onHost("72.5%", "low") } },
    { name: "67.5% in use", series: idle(18, 21), expect: { "40m": [] } },
    {
      name: "iowait does not count",
      series: idle(3, 30, 57),
      expect: { "40m": [] },
    },
    {
      name: "it ends within 15 minutes",
      series: { 'node_cpu_seconds_total{instance="m",cpu="0",mode="idle"}': "0+0x13 60+60x40" },
      expect: { "15m": [], "16m": [], "20m": [] },
    },
  ],
  HighMemoryUsage: [
    {
      name: "92% in use",
      series: { ...memory("80x60"), ...memory("900x60", "other") },
      expect: { "4m": [], "5m": onHost("92%", "high", "medium") },
    },
    { name: "90% in use, exactly a threshold", series: memory("100x60"), expect: { "30m": onHost("90%", "medium") } },
    { name: "80% in use, exactly a threshold", series: memory("200x60"), expect: { "30m": [] } },
    { name: "88% in use", series: memory("120x60"), expect: { "30m": onHost("88%", "medium") } },
    { name: "82% in use", series: memory("180x60"), expect: { "4m": [], "5m": onHost("82%", "medium") } },
    { name: "78% in use", series: memory("220x60"), expect: { "30m": [] } },
    { name: "it ends within five minutes", series: memory("10x4 900x40"), expect: { "5m": [], "6m": [] } },
  ],
  DiskUsageHigh: [
    {
      name: "82% of one of two filesystems in use",
      series: { ...disk("171x40"), ...disk("900x40", "/data"), ...disk("900x40", "/", "ext4", "other") },
      expect: { "9m": [], "10m": [{ severity: "medium", labels: root, value: "82%" }] },
    },
    { name: "80% in use, exactly a threshold", series: disk("190x40"), expect: { "30m": [] } },
    { name: "78% in use", series: disk("209x40"), expect: { "30m": [] } },
    {
      name: "in-memory and image filesystems do not count",
      series: {
        ...disk("0x40", "/run", "tmpfs"),
        ...disk("0x40", "/snap", "squashfs"),
        ...disk("0x40", "/cd", "iso9660"),
        ...disk("0x40", "/merged", "overlay"),
        ...disk("0x40", "/ram", "ramfs"),
        ...disk("0x40", "/fuse", "fuse.lxcfs"),
      },
      expect: { "30m": [] },
    },
    {
      name: "a filesystem without a size",
      series: {
        'node_filesystem_avail_bytes{instance="m",device="/dev/vda",mountpoint="/",fstype="ext4"}': "0x40",
        'node_filesystem_free_bytes{instance="m",device="/dev/vda",mountpoint="/",fstype="ext4"}': "0x40",
        'node_filesystem_size_bytes{instance="m",device="/dev/vda",mountpoint="/",fstype="ext4"}': "0x40",
      },
      expect: { "30m": [] },
    },
    { name: "it ends within ten minutes", series: disk("100x9 900x40"), expect: { "10m": [], "11m": [] } },
  ],
  DiskFullSoon: [
    {
      name: "full in 3.8 hours, another disk is not",
      series: { ...disk("342-1.5x200"), ...disk("400x200", "/data"), ...disk("400x200", "/", "ext4", "other") },
      expect: { "16m": [{ ...soon, value: "66.53%" }] },
    },
    { name: "full in more than four hours", series: disk("412.5-1.5x60"), expect: { "30m": [] } },
    {
      name: "just above half full, and filling fast",
      series: disk("466-1.95x30"),
      expect: { "15m": [], "16m": [{ ...soon, value: "54.23%" }] },
    },
    { name: "just below half full, and filling fast", series: disk("520-2.2x30"), expect: { "20m": [] } },
    {
      name: "it has started to fill: the last hour decides",
      series: disk("400x60 398-2x100"),
      expect: { "112m": [], "113m": [{ ...soon, value: "69.05%" }] },
    },
    { name: "an almost empty disk fills fast", series: disk("900-8x30"), expect: { "30m": [] } },
    {
      name: "full already, whatever the trend",
      series: disk("18x40"),
      expect: { "14m": [], "15m": [{ ...soon, value: "98.11%" }] },
    },
    { name: "1.9% left, not shrinking", series: disk("19x40"), expect: { "40m": [] } },
    {
      name: "freed in time",
      series: disk("240-2x14 900x100"),
      expect: { "15m": [], "16m": [], "30m": [] },
    },
    { name: "it has stopped filling", series: disk("300-1x60 240x140"), expect: { "150m": [] } },
  ],
  PacketLoss: [
    {
      name: "1.05% are dropped by one of two devices",
      series: { ...packets(10_000, 105), ...packets(10_000, 0, "eth1") },
      expect: {
        "10m": [],
        "11m": [{ severity: "low", labels: { instance: "m", device: "eth0" }, value: "1.05%" }],
      },
    },
    {
      name: "a burst every four minutes is continuous loss",
      series: { ...packets(10_000, 0), ...dropped("0x3 800x3 1600x3 2400x3 3200x3 4000x3 4800x3 5600x3") },
      expect: {
        "12m": [],
        "20m": [{ severity: "low", labels: { instance: "m", device: "eth0" }, value: "2%" }],
      },
    },
    { name: "0.95% are dropped", series: packets(10_000, 95), expect: { "40m": [] } },
    { name: "just below the minimum of packets", series: packets(570, 57), expect: { "40m": [] } },
    {
      name: "just above the minimum of packets",
      series: packets(630, 63),
      expect: { "40m": [{ severity: "low", labels: { instance: "m", device: "eth0" }, value: "10%" }] },
    },
    {
      name: "loopback and container devices do not count",
      series: {
        ...packets(10_000, 500, "lo"),
        ...packets(10_000, 500, "veth12"),
        ...packets(10_000, 500, "docker0"),
        ...packets(10_000, 500, "br-a"),
      },
      expect: { "40m": [] },
    },
    { name: "no packets", series: packets(0, 0), expect: { "40m": [] } },
  ],
};
