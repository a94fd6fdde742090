import type { ClientBase } from 'pg';

/** The name, where nobody else on the roll of the centre or among the staff is called so or by a name with it inside; else null: texts that say it may mean them. */
export async function namedAlone(client: Pick<ClientBase, 'query'>, { id, centreId, name }: { id: string; centreId: string; name: string }): Promise<string | null> {
  if ([...name].length < 2) return null;
  const { rows } = await client.query(
    `select from resident where centre_id = $2 and id <> $1 and strpos(name, $3) > 0 union all select from person where strpos(name_zh, $3) > 0 or strpos(name_en, $3) > 0 limit 1`,
    [id, centreId, name],
  );
  return rows.length > 0 ? null : name;
}
