/** Colours of tokens.css as they are now; charts are drawn again when the theme changes. */
export interface ChartColors {
  act: string
  grey: string
  amber: string
  red: string
  green: string
  blue: string
  ink: string
  ink2: string
  ink3: string
  line: string
  track: string
  surface: string
}

export function read_chart_colors(): ChartColors {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(name).trim()
  return {
    act: of('--act-fill'),
    grey: of('--grey-solid'),
    amber: of('--amber-solid'),
    red: of('--red-solid'),
    green: of('--green-solid'),
    blue: of('--blue-solid'),
    ink: of('--ink'),
    ink2: of('--ink-2'),
    ink3: of('--ink-3'),
    line: of('--line-soft'),
    track: of('--track'),
    surface: of('--surface'),
  }
}

/** What every chart shares: type, grid, quiet axes, one tooltip. Merged under the chart's own. */
export function chart_frame(colors: ChartColors): Record<string, unknown> {
  const axis = {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colors.ink2, fontSize: 12 },
    splitLine: { lineStyle: { color: colors.line } },
    nameTextStyle: { color: colors.ink3, fontSize: 12, align: 'left' },
  }
  return {
    animationDuration: 140,
    aria: { enabled: true },
    textStyle: { fontFamily: 'Inter Variable, sans-serif', color: colors.ink },
    color: [colors.act, colors.amber, colors.grey, colors.green, colors.blue],
    grid: { left: 8, right: 24, top: 28, bottom: 8, containLabel: true },
    xAxis: axis,
    yAxis: axis,
    // Drawn as SVG text: the HTML tooltip needs inline styles, which the CSP forbids.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: colors.surface,
      borderColor: colors.line,
      textStyle: { color: colors.ink, fontSize: 12 },
    },
  }
}

type Tree = Record<string, unknown>

function is_tree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Lays a chart's own options over the frame; several axes each get the frame's. */
export function over_frame(frame: Tree, own: Tree): Tree {
  const merged: Tree = { ...frame }
  for (const [key, value] of Object.entries(own)) {
    const under = frame[key]
    if (is_tree(under) && is_tree(value)) merged[key] = over_frame(under, value)
    else if (is_tree(under) && Array.isArray(value)) {
      merged[key] = value.map((one: unknown) => (is_tree(one) ? over_frame(under, one) : one))
    } else merged[key] = value
  }
  return merged
}
