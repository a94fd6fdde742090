import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApi, TestClient, type TestApi } from '../server/testing/test-api.js';
import { sendFile } from './testing/sender.js';

let api: TestApi;
let admin: TestClient;
let centres: Record<string, string>;
beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('admin');
  const { rows } = await api.database.pool.query<{ code: string; id: string }>('select code, id from service_centre');
  centres = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
});
afterAll(() => api.end());

const send = (kind: string, options: object, file: string, client = admin) => sendFile(client, { kind, centreId: centres['YH'], fileName: `${kind.toLowerCase()}.csv`, ...options }, file);
const outcome = async (kind: string, file: string, mode = 'DRY_RUN') => (await send(kind, { mode }, file)).answer.outcome!;
const rowsOf = async (sql: string, values: unknown[] = []) => (await api.database.pool.query(sql, values)).rows;
const count = async (table: string, where = 'true') => (await rowsOf(`select count(*)::int as n from ${table} where ${where}`))[0].n as number;
const NOTHING_NEW = { fresh: 0, changed: 0, refused: 0 };

/** Whatever a dry run looks at: nothing of it may be different afterwards. */
const everything = () => rowsOf(`select (select count(*) from person)::int as people, (select count(*) from post)::int as posts, (select count(*) from post_holding)::int as terms, (select count(*) from duty_shift)::int as shifts,
  (select count(*) from centre_calendar)::int as calendars, (select count(*) from service_centre)::int as centres, (select count(*) from access_log)::int as log, (select count(*) from import_run)::int as runs`);

const POSTS = '岗位,上级岗位,层级,权限同,英文名\n案场客服,案场主管,服务中心,前台接待员,Sales receptionist\n案场主管,管理处主任,服务中心,客服主管,\n督察,总经理,公司,品质管理员,\n';
const STAFF = '姓名,登录账号,岗位,服务中心,任期起,任期止,代理,语言\n王芳,wangfang,案场客服,YH,2026-01-01,,,英文\n王芳,wangfang,前台接待员,,2026-01-01,2026-12-31,是,\n周督,zhou.du,督察,,2026-03-01,,,\n';

describe('posts from a file', () => {
  it('the line may stand in any order; rights come from a post that is there; a second time nothing; as by the screen in the log', async () => {
    const before = await everything();
    expect(await outcome('POSTS', POSTS)).toMatchObject({ rows: 3, fresh: 3, refused: 0, written: false });
    expect(await everything(), 'a dry run writes nothing').toEqual(before);
    expect(await outcome('POSTS', POSTS, 'WRITE')).toMatchObject({ fresh: 3, written: true });
    expect(await rowsOf(`select key, name_en, reports_to, company_wide from post where name_zh in ('案场客服', '案场主管', '督察') order by key`)).toEqual([
      { key: 'ANCHANGKEFU', name_en: 'Sales receptionist', reports_to: 'ANCHANGZHUGUAN', company_wide: false },
      { key: 'ANCHANGZHUGUAN', name_en: '案场主管', reports_to: 'CENTRE_MANAGER', company_wide: false },
      { key: 'DUCHA', name_en: '督察', reports_to: 'GENERAL_MANAGER', company_wide: true },
    ]);
    expect(await rowsOf(`(select capability from post_capability where post = 'RECEPTIONIST') except (select capability from post_capability where post = 'ANCHANGKEFU')`)).toEqual([]);
    expect(await outcome('POSTS', POSTS, 'WRITE')).toMatchObject({ ...NOTHING_NEW, known: 3 });
    expect((await rowsOf(`select reason from access_log where act = 'CHANGE_POSTS' order by id`)).map(({ reason }) => reason.split(':')[0])).toEqual(['ANCHANGZHUGUAN → CENTRE_MANAGER', 'DUCHA → GENERAL_MANAGER', 'ANCHANGKEFU → ANCHANGZHUGUAN']);
  });

  it('what is wrong says its row, column and what to do; what is known otherwise is left alone', async () => {
    const file = '岗位,上级岗位,层级,权限同\n甲岗,没有的岗位,,\n乙岗,丙岗,,\n丙岗,乙岗,,\n丁岗,总经理,星球,\n戊岗,总经理,公司,没有的\n己岗,前台接待员,公司,\n督察,品质管理部经理,,\n前台接待员,客服主管,,\n总经理,,,\n无上级,,,\n';
    const { lines, ...tried } = await outcome('POSTS', file);
    expect(tried).toMatchObject({ rows: 10, fresh: 0, known: 2, changed: 1, refused: 7 });
    expect(lines.map(({ row, words }) => [row, words.zh])).toEqual([
      [2, expect.stringMatching(/“上级岗位”列 "没有的岗位"：没有这个岗位/)],
      [3, expect.stringMatching(/没有这个岗位/)],
      [4, expect.stringMatching(/没有这个岗位/)],
      [5, expect.stringMatching(/“层级”列 "星球"：请写“公司”或“服务中心”/)],
      [6, expect.stringMatching(/“权限同”列 "没有的"/)],
      [7, expect.stringMatching(/公司岗位不能向服务中心的岗位汇报/)],
      [8, expect.stringMatching(/已有，未覆盖：上级岗位/)],
      [11, expect.stringMatching(/请选择上级岗位/)],
    ]);
  });
});

describe('staff from a file', () => {
  it('tried: nothing is there; written: people with posts, and a first password each that is said once and has to be changed', async () => {
    const before = await everything();
    expect(await outcome('STAFF', STAFF)).toMatchObject({ rows: 3, fresh: 3, refused: 0, firstPasswords: [], written: false });
    expect(await everything()).toEqual(before);
    const { firstPasswords, ...written } = await outcome('STAFF', STAFF, 'WRITE');
    expect(written).toMatchObject({ fresh: 3, refused: 0 });
    expect(firstPasswords.map(({ name, login }) => [name, login])).toEqual([['王芳', 'wangfang'], ['周督', 'zhou.du']]);
    expect(await rowsOf(`select p.login, p.language, p.must_change_password as must, h.post, c.code, to_char(h.held_from at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as since, to_char(h.held_until at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as until, h.acting
      from person p join post_holding h on h.person_id = p.id left join service_centre c on c.id = h.centre_id where p.login in ('wangfang', 'zhou.du') order by 1, 4`)).toEqual([
      { login: 'wangfang', language: 'en', must: true, post: 'ANCHANGKEFU', code: 'YH', since: '2026-01-01 00:00', until: null, acting: false },
      { login: 'wangfang', language: 'en', must: true, post: 'RECEPTIONIST', code: 'YH', since: '2026-01-01 00:00', until: '2027-01-01 00:00', acting: true },
      { login: 'zhou.du', language: 'zh-CN', must: true, post: 'DUCHA', code: null, since: '2026-03-01 00:00', until: null, acting: false },
    ]);
    const again = await outcome('STAFF', STAFF, 'WRITE');
    expect(again).toMatchObject({ ...NOTHING_NEW, known: 3, firstPasswords: [] });

    const { password } = firstPasswords[0]!;
    expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const client = new TestClient(api.url);
    expect((await client.signIn('wangfang', password)).data.signIn.viewer.login).toBe('wangfang');
    expect((await client.graphql('{ board { cursor } }')).errors![0]!.extensions!.code).toBe('PASSWORD_CHANGE_REQUIRED');
    const stored = JSON.stringify([await rowsOf('select * from import_run'), await rowsOf('select * from access_log'), await rowsOf('select * from person')]);
    expect(stored, 'kept nowhere').not.toContain(password);
    expect((await rowsOf(`select act, count(*)::int as n from access_log where act in ('CHANGE_STAFF', 'APPOINT') and reason !~ 'password' group by 1 order by 1`))).toEqual([{ act: 'APPOINT', n: 3 }, { act: 'CHANGE_STAFF', n: 2 }]);
  });

  it('every mistake by row and column; the good ones come in, and of a bad row not even the person', async () => {
    const file = `姓名,登录账号,岗位,服务中心,任期起,任期止,代理,语言
,nobody,,,,,,
甲,a b,,,,,,
乙,yi.1,飞行员,,,,,
丙,bing.1,前台接待员,月亮,,,,
丁,ding.1,前台接待员,YH,2026-02-30,,,
戊,wu.1,前台接待员,YH,2026-05-01,2026-04-01,,
己,ji.1,督察,YH,,,,
庚,geng.1,前台接待员,YH,,,也许,
辛,xin.1,前台接待员,YH,,,,法文
李芳,wangfang,,,,,,
王芳,wangfang,案场客服,YH,2026-02-01,,,
好人,haoren,前台接待员,CX,,,,
`;
    const { lines, ...tried } = await outcome('STAFF', file, 'WRITE');
    expect(tried).toMatchObject({ rows: 12, fresh: 1, known: 0, changed: 2, refused: 9 });
    expect(lines.map(({ row, words }) => [row, words.zh])).toEqual([
      [2, expect.stringMatching(/“姓名”列：未填写/)],
      [3, expect.stringMatching(/“登录账号”列 "a b"：须为 2 至 60 位/)],
      [4, expect.stringMatching(/“岗位”列 "飞行员"：没有这个岗位/)],
      [5, expect.stringMatching(/“服务中心”列 "月亮"：没有这个服务中心/)],
      [6, expect.stringMatching(/“任期起”列 "2026-02-30"：没有这一天/)],
      [7, expect.stringMatching(/结束时间必须晚于开始时间/)],
      [8, expect.stringMatching(/公司岗位，不属于某个服务中心/)],
      [9, expect.stringMatching(/“代理”列 "也许"：请写“是”或“否”/)],
      [10, expect.stringMatching(/“语言”列 "法文"/)],
      [11, expect.stringMatching(/已有，未覆盖：姓名 系统 "王芳"，文件 "李芳"/)],
      [12, expect.stringMatching(/已有，未覆盖：任期起/)],
    ]);
    expect(await count('person', `login ~ '^(nobody|yi|bing|ding|wu|ji|geng|xin)'`)).toBe(0);
    expect(await rowsOf(`select c.code from post_holding h join person p on p.id = h.person_id join service_centre c on c.id = h.centre_id where p.login = 'haoren'`)).toEqual([{ code: 'CX' }]);
  });

  it('cut off in the middle leaves nothing, and comes in whole the next time', async () => {
    const file = `姓名,登录账号,岗位\n${Array.from({ length: 20 }, (_, n) => `中断${n},cut.${n},护卫员`).join('\n')}\n`;
    const before = await everything();
    const holder = await api.database.pool.connect();
    await holder.query('begin');
    await holder.query('lock table post_holding in share mode');
    const sent = send('STAFF', { mode: 'WRITE' }, file);
    // The first person is in, the term of office waits: the connection dies there, as it does with a killed process.
    const waiting = () => rowsOf(`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into post_holding%'`);
    try {
      await vi.waitUntil(async () => (await waiting()).length === 1, { timeout: 20_000 });
      await holder.query('select pg_terminate_backend($1)', [(await waiting())[0].pid]);
      expect((await sent).status).toBeGreaterThanOrEqual(500);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect(await everything()).toEqual(before);
    expect(await outcome('STAFF', file, 'WRITE')).toMatchObject({ fresh: 20, written: true });
    expect(await count('post_holding', `post = 'GUARD' and person_id in (select id from person where login like 'cut.%')`)).toBe(20);
  });
});

describe('a roster from a file', () => {
  it('shifts over midnight, each once, beside those that are there; with every reason why not', async () => {
    const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
    const file = `日期,上班,下班,岗位,员工
${day(3)},08:00,20:00,护卫员,cut.1
${day(3)},20:00,08:00,护卫员,中断2
${day(4)},8：00,24:00,护卫员,cut.1
${day(3)},10:00,12:00,护卫员,cut.1
${day(3)},08:00,20:00,收银员,cut.3
${day(-9)},08:00,20:00,护卫员,cut.3
${day(3)},早上,20:00,护卫员,cut.3
${day(3)},08:00,20:00,护卫员,无此人
${day(3)},08:00,20:00,督察,zhou.du
`;
    const before = await everything();
    const { lines, ...tried } = await outcome('ROSTER', file);
    expect(tried).toMatchObject({ rows: 9, fresh: 3, refused: 6 });
    expect(lines.map(({ row, words }) => [row, words.zh])).toEqual([
      [5, expect.stringMatching(/同一时间被排了两个班次/)],
      [6, expect.stringMatching(/没有担任此岗位/)],
      [7, expect.stringMatching(/已结束的班次不能再补排/)],
      [8, expect.stringMatching(/“上班”列 "早上"：不是时刻/)],
      [9, expect.stringMatching(/“员工”列 "无此人"：没有这位员工/)],
      [10, expect.stringMatching(/公司岗位不按服务中心排班/)],
    ]);
    expect(await everything()).toEqual(before);
    expect(await outcome('ROSTER', file, 'WRITE')).toMatchObject({ fresh: 3 });
    expect(await outcome('ROSTER', file, 'WRITE')).toMatchObject({ fresh: 0, known: 3, refused: 6 });
    expect(await rowsOf(`select p.login, extract(epoch from s.ends_at - s.starts_at)::int / 3600 as hours from duty_shift s join person p on p.id = s.person_id where p.login like 'cut.%' order by s.starts_at`)).toEqual([
      { login: 'cut.1', hours: 12 }, { login: 'cut.2', hours: 12 }, { login: 'cut.1', hours: 16 },
    ]);
  });
});

describe('a calendar from a file', () => {
  const CALENDAR = `日期或星期,类型,工作时间
周一,,08:30-12:00
周一,,13:30～17:30
周二,,8:30-12:00 13:30-17:30
周三,,"8:30-12:00，13:30-17:30"
周四,,8:30至12:00
周五,,8:30-12:00
周六,,休息
2027-01-01,节假日,
2027/1/2,节假日,
2027年1月9日,调休上班,
2028-05-01,放假,
2027-01-11,补班,
`;
  it('the week as a whole and year by year; as the screen does it, with its versions; the same file again brings nothing', async () => {
    await api.database.pool.query('delete from centre_calendar where centre_id = $1', [centres['YH']]);
    const before = await everything();
    const { lines, ...tried } = await outcome('CALENDAR', CALENDAR);
    expect(tried).toMatchObject({ rows: 12, fresh: 11, refused: 1 });
    expect(lines).toEqual([{ row: 13, words: expect.objectContaining({ zh: expect.stringMatching(/“日期或星期”列 "2027-01-11"：.*本来就是工作日/) }) }]);
    expect(await everything()).toEqual(before);
    expect(await outcome('CALENDAR', CALENDAR, 'WRITE')).toMatchObject({ fresh: 11, refused: 1 });
    const stored = await rowsOf('select version, body, year, reason from centre_calendar where centre_id = $1 order by version', [centres['YH']]);
    expect(stored.map(({ version, year, reason }) => [version, year, reason])).toEqual([[1, null, '导入 calendar.csv'], [2, 2027, '导入 calendar.csv'], [3, 2028, '导入 calendar.csv']]);
    expect(stored[2].body).toEqual({
      weekly: { 1: [['08:30', '12:00'], ['13:30', '17:30']], 2: [['08:30', '12:00'], ['13:30', '17:30']], 3: [['08:30', '12:00'], ['13:30', '17:30']], 4: [['08:30', '12:00']], 5: [['08:30', '12:00']], 6: [], 7: [] },
      years: [{ year: 2027, holidays: ['2027-01-01', '2027-01-02'], makeUpDays: ['2027-01-09'] }, { year: 2028, holidays: ['2028-05-01'], makeUpDays: [] }],
    });
    expect((await rowsOf(`select count(*)::int as n from access_log where act = 'CHANGE_CALENDAR'`))[0].n).toBe(3);
    expect(await outcome('CALENDAR', CALENDAR, 'WRITE')).toMatchObject({ fresh: 0, known: 11, refused: 1 });
    expect(await outcome('CALENDAR', '日期或星期,类型,工作时间\n周六,,9:00-12:00\n2027-01-01,补班,\n2027-01-03,节假日,\n')).toMatchObject({ fresh: 1, changed: 2 });
  });

  it('a week with a hole does not come in at all', async () => {
    const file = '日期或星期,类型,工作时间\n周一,,8:30-12:00\n周二,,上午\n周三,,12:00-8:30\n不知道,,\n';
    await api.database.pool.query('delete from centre_calendar where centre_id = $1', [centres['CX']]);
    const { lines, ...tried } = (await send('CALENDAR', { centreId: centres['CX'], mode: 'WRITE' }, file)).answer.outcome!;
    expect(tried).toMatchObject({ fresh: 0, refused: 4 });
    expect(lines.map(({ words }) => words.zh)).toEqual([expect.stringMatching(/其他行有误/), expect.stringMatching(/“工作时间”列 "上午"：不是工作时间/), expect.stringMatching(/其他行有误/), expect.stringMatching(/既不是星期/)]);
    const wrong = (await send('CALENDAR', { centreId: centres['CX'] }, '日期或星期,类型,工作时间\n周一,,8:30-12:00\n周三,,12:00-8:30\n')).answer.outcome!;
    expect(wrong).toMatchObject({ fresh: 0, refused: 2 });
    expect(wrong.lines[1]!.words.zh).toMatch(/“工作时间”列 "12:00-8:30"/);
    expect(await count('centre_calendar', `centre_id = '${centres['CX']}'`)).toBe(0);
  });
});

describe('centres from a file', () => {
  it('follow the shipped procedures from today; each code once', async () => {
    const file = '代码,服务中心,时区\nty,桃源服务中心,\nYH,云河花园服务中心,\nTY,桃源二期,\nTOOLONGCODE,长,\nMM,火星,Mars/Olympus\n';
    const { lines, ...tried } = await outcome('CENTRES', file, 'WRITE');
    expect(tried).toMatchObject({ rows: 5, fresh: 1, known: 1, refused: 3 });
    expect(lines.map(({ row, words }) => [row, words.zh])).toEqual([[4, expect.stringMatching(/与第 2 行相同/)], [5, expect.stringMatching(/“代码”列.*1 到 8 个大写字母/)], [6, expect.stringMatching(/“时区”列 "Mars\/Olympus"：不是时区/)]]);
    expect(await rowsOf(`select c.zone, count(a.*)::int as adopted from service_centre c join policy_adoption a on a.centre_id = c.id where c.code = 'TY' group by 1`)).toEqual([{ zone: 'Asia/Shanghai', adopted: 1 }]);
    expect(await outcome('CENTRES', '代码,服务中心\nTY,桃源服务中心\n', 'WRITE')).toMatchObject({ ...NOTHING_NEW, known: 1 });
  });
});

describe('who may bring what', () => {
  it.each(['STAFF', 'POSTS', 'CENTRES', 'ROSTER', 'CALENDAR'])('%s: not the desk', async (kind) => {
    expect((await send(kind, {}, STAFF, await api.as('reception.1'))).status).toBe(403);
    expect((await send(kind, {}, STAFF, api.anonymous)).status).toBe(401);
  });

  it('a roster: who plans it there; a list of the company: not who manages the staff of one centre', async () => {
    const supervisor = await api.as('supervisor.1');
    const file = '日期,上班,下班,岗位,员工\n2026-12-01,08:00,20:00,护卫员,cut.1\n';
    expect((await send('ROSTER', {}, file, supervisor)).status).toBe(200);
    expect((await send('ROSTER', { centreId: centres['CX'] }, file, supervisor)).status).toBe(404);
    await api.database.pool.query(`insert into post_capability (post, capability) values ('STEWARD', 'MANAGE_STAFF')`);
    expect((await send('STAFF', { centreId: centres['CX'] }, STAFF, await api.as('steward.2'))).code).toBe('FORBIDDEN');
  });
});
