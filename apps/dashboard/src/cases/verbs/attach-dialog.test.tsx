// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDialogs, renderInHouse, speak } from '../../testing/house';
import { caseView } from '../testing/views';
import { AttachDialog } from './attach-dialog';

beforeAll(async () => {
  openDialogs();
  await speak('zh-CN');
  URL.createObjectURL = () => 'blob:photo';
  URL.revokeObjectURL = () => undefined;
});
const uploads = vi.fn<typeof fetch>();
beforeEach(() => void vi.stubGlobal('fetch', uploads));
afterEach(() => {
  cleanup();
  uploads.mockReset();
  vi.unstubAllGlobals();
});

const photo = (name: string, type = 'image/jpeg') => new File(['…'], name, { type });
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const refused = () => json(422, { errors: [{ extensions: { messages: { zh: '这不是照片。', en: 'This is not a photo.' } } }] });

function open(files: readonly File[]) {
  const onClose = vi.fn();
  const { asked } = renderInHouse(<AttachDialog work={caseView()} onClose={onClose} files={files} />, () => ({ case: caseView({ version: 4 }) }));
  return { onClose, sent: () => asked.filter(({ operation }) => operation === 'AttachFile').map(({ variables }) => variables['input'] as Record<string, string>) };
}
/** Once the button no longer says that something is under way. */
const submit = async () => fireEvent.click(await screen.findByRole('button', { name: /附\s*上$/ }));

describe('photos for a case', () => {
  it('each is uploaded by its bytes and attached under a key of its own, with the words', async () => {
    uploads.mockResolvedValueOnce(json(201, { id: 'a-1' })).mockResolvedValueOnce(json(201, { id: 'a-2' }));
    const { onClose, sent } = open([photo('1.jpg'), photo('现场 2.png', 'image/png')]);
    fireEvent.change(screen.getByRole('textbox', { name: /照片说明/ }), { target: { value: '天花板' } });
    await submit();
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(uploads.mock.calls.map(([address, init]) => [address, (init!.headers as Record<string, string>)['content-type']])).toEqual([
      ['/attachments?name=1.jpg', 'image/jpeg'],
      [`/attachments?name=${encodeURIComponent('现场 2.png')}`, 'image/png'],
    ]);
    expect(sent()).toMatchObject([{ attachmentId: 'a-1', caption: '天花板' }, { attachmentId: 'a-2', caption: '天花板' }]);
    expect(new Set(sent().map(({ clientKey }) => clientKey)).size).toBe(2);
  });

  it('what the server does not take is named, in its words; what was attached is not attached again', async () => {
    uploads.mockResolvedValueOnce(json(201, { id: 'a-1' })).mockImplementation(async () => refused());
    const { onClose, sent } = open([photo('1.jpg'), photo('x.svg', 'image/svg+xml')]);
    await submit();
    expect((await screen.findByRole('alert')).textContent).toContain('x.svg：这不是照片。');
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: '移除 x.svg' }));
    await submit();
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toHaveLength(1);
  });

  it('a cut line loses nothing: the second try goes on where the first one stopped', async () => {
    uploads.mockRejectedValueOnce(new TypeError('failed to fetch')).mockResolvedValueOnce(json(201, { id: 'a-1' }));
    const { onClose, sent } = open([photo('1.jpg')]);
    await submit();
    await screen.findByText(/服务器没有应答/);
    await submit();
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
    expect(sent()).toHaveLength(1);
  });

  it('asks for a photo before anything is sent', async () => {
    open([]);
    await submit();
    expect((await screen.findByRole('alert')).textContent).toBe('请选择或拍摄照片。');
    expect(uploads).not.toHaveBeenCalled();
  });
});
