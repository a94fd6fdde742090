import { QRCode } from 'antd';

/** A code for a camera: black on white in both themes and on paper, with the quiet zone that scanners want. */
export function QrCode({ value, label }: { value: string; label: string }) {
  return (
    <div className="qr-code">
      <QRCode type="svg" aria-label={label} value={value} size={160} color="#000" bgColor="#fff" bordered={false} marginSize={2} />
    </div>
  );
}
