const PATHS = {
  search: "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13Zm5 11.500L20 20",
  run: "M7 5v14l12-7z",
  stop: "M7 7h10v10H7z",
  close: "m6 6 12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  share: "M9 12h6M10 8H8a4 4 0 0 0 0 8h2M14 8h2a4 4 0 0 1 0 8h-2",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 4v4l3 2",
  download: "M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 19.500h14",
  code: "m8 8-4 4 4 4m8-8 4 4-4 4",
  table: "M4 6h16v12H4zM4 10.500h16M10 10.500V18",
  map: "M9 5 4 7v12l5-2 6 2 5-2V5l-5 2-6-2Zm0 0v12m6-10v12",
  chart: "M5 19V11m5 8V5m5 14v-6m5 6V8",
  text: "M5 7h14M5 12h14M5 17h9",
  light: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5v2m0 14v2M3 12h2m14 0h2M5.600 5.600 7 7m10 10 1.400 1.400M18.400 5.600 17 7M7 17l-1.400 1.400",
  dark: "M20 14.500A8 8 0 0 1 9.500 4 8 8 0 1 0 20 14.500Z",
  system: "M4 5h16v11H4zM9 20h6m-3-4v4",
  arrow: "M5 12h14m-5-5 5 5-5 5",
};
export const Icon = ({ name }) => (
  <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round">
    <path d={PATHS[name]} />
  </svg>
);
export const Mark = () => (
  <svg class="mark" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
    <path d="M6 17 12 6l6.500 8.500L6 17z" class="mark-line" />
    <circle cx="6" cy="17" r="3.200" class="mark-node" />
    <circle cx="12" cy="6" r="3.200" class="mark-node" />
    <circle cx="18.500" cy="14.500" r="2.600" class="mark-warm" />
  </svg>
);
