/** All that needs the drawing library, as one chunk. */
export { BarPlot } from './bar-plot';
export { MonthsPlot } from './months-plot';
export { ParetoPlot } from './pareto-plot';
export { RatePlot } from './rate-plot';
