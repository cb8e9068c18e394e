// The values of tokens.css that antd computes with; both files change together.
const light = {
  colorPrimary: '#2f45b0',
  colorError: '#c4310f',
  colorWarning: '#e09a1f',
  colorSuccess: '#159a76',
  colorText: '#1c1e21',
  colorTextSecondary: '#4d5258',
  colorTextTertiary: '#5f656c',
  colorTextPlaceholder: '#5f656c',
  colorTextDescription: '#5f656c',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorBgLayout: '#f6f4ef',
  colorBorder: '#e4e0d7',
  colorBorderSecondary: '#ece9e2',
  controlItemBgActive: '#ebedfb',
  controlItemBgHover: '#f2f0ea',
}

const dark: typeof light = {
  colorPrimary: '#8fa2ff',
  colorError: '#ff9a84',
  colorWarning: '#e09a1f',
  colorSuccess: '#159a76',
  colorText: '#eceef0',
  colorTextSecondary: '#bcc1c7',
  colorTextTertiary: '#9ba2aa',
  colorTextPlaceholder: '#9ba2aa',
  colorTextDescription: '#9ba2aa',
  colorBgContainer: '#1c1e21',
  colorBgElevated: '#212327',
  colorBgLayout: '#141517',
  colorBorder: '#2e3135',
  colorBorderSecondary: '#282b2f',
  controlItemBgActive: '#252b4a',
  controlItemBgHover: '#25282c',
}

export function antd_tokens(theme: 'light' | 'dark') {
  const phone = matchMedia('(max-width: 767px)').matches
  // antd waits for its animations to end; the global rule for reduced motion would cut them off.
  const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    motion,
    ...(theme === 'dark' ? dark : light),
    fontFamily: 'var(--font)',
    fontSize: 14,
    borderRadius: 8,
    borderRadiusSM: 6,
    borderRadiusLG: 10,
    controlHeight: phone ? 40 : 32,
    motionDurationFast: '0.1s',
    motionDurationMid: '0.14s',
    motionDurationSlow: '0.14s',
  }
}
