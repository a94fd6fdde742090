import { theme, type ThemeConfig } from 'antd';
import type { ThemeName } from './theme';

/** The stock colours miss the AA contrast of WCAG; these pass on every ground that the screens use. */
const LIGHT: NonNullable<ThemeConfig['token']> = {
  colorPrimary: '#0958d9', colorLink: '#0958d9', colorError: '#cf1322', colorWarning: '#8f5600', colorSuccess: '#237804', colorInfo: '#0958d9',
  colorText: '#1f1f1f', colorTextSecondary: '#4d4d4d', colorTextTertiary: '#595959', colorTextDescription: 'rgba(0,0,0,.65)', colorTextPlaceholder: '#6b6b6b',
  colorPrimaryHover: '#0048b5', colorPrimaryActive: '#003a91', colorLinkHover: '#0048b5', colorLinkActive: '#003a91', colorErrorHover: '#a8071a', colorErrorActive: '#820014',
  colorBgLayout: '#f4f5f7', colorBorder: '#b5b5b5', colorBgContainer: '#ffffff',
};
const DARK: NonNullable<ThemeConfig['token']> = {
  colorPrimary: '#69b1ff', colorLink: '#69b1ff', colorError: '#ff9c94', colorWarning: '#ffd666', colorSuccess: '#95de64', colorInfo: '#69b1ff',
  colorText: '#e8e8e8', colorTextSecondary: '#c4c4c4', colorTextTertiary: '#b0b0b0', colorTextDescription: '#b0b0b0', colorTextPlaceholder: '#9c9c9c',
  colorPrimaryHover: '#91caff', colorPrimaryActive: '#bae0ff', colorLinkHover: '#91caff', colorLinkActive: '#bae0ff', colorErrorHover: '#ffb8b2', colorErrorActive: '#ffd0cc',
  colorBgLayout: '#101214', colorBgContainer: '#17191c', colorBgElevated: '#1f2226', colorBorder: '#5a5d62',
};

/** @param motion whether things may move: a person may have asked the system for less */
export function antdTheme(name: ThemeName, motion: boolean): ThemeConfig {
  const dark = name === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...(dark ? DARK : LIGHT), fontFamily: 'var(--font)', borderRadius: 6, motion, motionDurationMid: '0.12s', motionDurationSlow: '0.16s' },
    components: dark ? { Button: { primaryColor: '#141414', dangerColor: '#141414' } } : {},
  };
}
